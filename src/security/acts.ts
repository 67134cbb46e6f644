// Port: what people did lately, each with the words that undo it; ids only.
import type { MemberId, SpaceId } from './member.ts'

export interface Act {
  readonly id: string
  readonly space: SpaceId
  readonly by: MemberId
  readonly at: string
  /** The utterance that takes it back: `unfollow S4`, `undo K77`. */
  readonly undo: string
}

export interface Acts {
  record(act: Act): Promise<void>
  /** The newest act of this person in this space since an instant that is not undone yet. */
  latest(by: MemberId, space: SpaceId, since: string): Promise<Act | undefined>
  markUndone(id: string): Promise<void>
}
