// Port: what of the rows of asks stays in the clear, so that a locked vault can still say "3 asks due".
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import type { AskRow } from './ask.ts'

/** No State, no stance, no rung. */
export interface DueRow extends Pick<AskRow, 'id' | 'owner' | 'deputy' | 'next'> {
  readonly space: SpaceId
  /** The record of its ask, and its name, A7. */
  readonly record: RecordId
  readonly ask: string
}

export interface AskRows {
  /** Makes these the rows of an ask. */
  keep(ask: Pick<DueRow, 'space' | 'record' | 'ask'>, rows: readonly AskRow[]): Promise<void>
  /** Those whose day has come by an ISO day, earliest first. */
  due(space: SpaceId, by: string): Promise<readonly DueRow[]>
  /** Those that a member owns or stands in for. */
  heldBy(member: MemberId, space: SpaceId): Promise<readonly DueRow[]>
  /** The newest ask in which a member has a row. */
  newestOf(member: MemberId, space: SpaceId): Promise<string | undefined>
}
