// Port: watched sources, what is known of their entries, and the proposals that wait for a person.
import type { EventId } from './event.ts'
import type { KnownItem, Proposal, Source } from './import.ts'

/** How a look at a source ended. */
export type LookOutcome =
  | { readonly ended: 'good'; readonly etag?: string; readonly lastModified?: string }
  | { readonly ended: 'unchanged' }
  | { readonly ended: 'failed'; readonly trouble: string }

export interface Sources {
  add(source: Source): Promise<void>
  /** Ends the watching; its open proposals go with it. */
  remove(number: number): Promise<void>
  source(number: number): Promise<Source | undefined>
  ofSpace(space: string): Promise<readonly Source[]>
  /** Those whose time has come. */
  due(now: string): Promise<readonly Source[]>
  settle(number: number, outcome: LookOutcome, times: { readonly at: string; readonly nextAt: string }): Promise<void>

  known(source: number): Promise<readonly KnownItem[]>
  setKnown(source: number, items: readonly KnownItem[]): Promise<void>
  link(source: number, uid: string, event: EventId): Promise<void>

  /** Replaces an open proposal about the same entry. */
  propose(proposal: Proposal): Promise<void>
  open(space: string): Promise<readonly Proposal[]>
  close(number: number, outcome: 'published' | 'rejected', at: string): Promise<void>
}
