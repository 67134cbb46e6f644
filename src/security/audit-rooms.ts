// Port: the rooms in which owners want the head of the audit posted, one for each space.
import type { PlaceId, SpaceId } from './member.ts'

export interface AuditRooms {
  of(space: SpaceId): Promise<PlaceId | undefined>
  /** Another than before, or none any more. */
  set(space: SpaceId, place: PlaceId | undefined): Promise<void>
}
