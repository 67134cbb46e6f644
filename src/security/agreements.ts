// Port: what one person has asked for that takes two.
import type { MemberId, SpaceId } from './member.ts'

export interface Agreement {
  readonly space: SpaceId
  /** What is to be done, exactly; another effect is another deed. */
  readonly deed: string
  readonly by: MemberId
  readonly at: string
}

export interface Agreements {
  add(agreement: Agreement): Promise<void>
  /** Oldest first. */
  of(space: SpaceId, deed: string, since: string): Promise<readonly Agreement[]>
  clear(space: SpaceId, deed: string): Promise<void>
}
