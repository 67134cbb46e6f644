// Port: whose access is closed: who closed their own, and who was shut out by others.
import type { MemberId, SpaceId } from './member.ts'

/** `own`: a person closed their own access to the vault · `out`: others shut a person out of the space. */
export type ClosureKind = 'own' | 'out'

export interface Closure {
  readonly kind: ClosureKind
  readonly space: SpaceId
  readonly member: MemberId
  readonly by: MemberId
  readonly at: string
  /** It ends by itself then; without it somebody must end it. */
  readonly until?: string
}

export interface Closures {
  close(closure: Closure): Promise<void>
  /** What holds at an instant. */
  find(
    kind: ClosureKind,
    who: { readonly space: SpaceId; readonly member: MemberId },
    at: string,
  ): Promise<Closure | undefined>
  ofSpace(space: SpaceId, at: string): Promise<readonly Closure[]>
  /** Whether there was one. */
  lift(kind: ClosureKind, who: { readonly space: SpaceId; readonly member: MemberId }): Promise<'lifted' | 'none'>
}
