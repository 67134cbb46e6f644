// Port: who takes a deadline on, per organisation of a space.
import type { EventId } from '#src/calendar/event.ts'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'

/** One organisation's hold on an event; a member without organisation holds for themselves. */
export interface Claim {
  readonly event: EventId
  readonly space: SpaceId
  /** Organisation id, or member id for somebody without one. */
  readonly holder: OrganisationId | MemberId
  readonly owner: MemberId
  readonly ownerName: string
  readonly organisationName?: string
  readonly state: 'claimed' | 'done'
  readonly at: string
}

export interface Claims {
  ofEvent(event: EventId, space: SpaceId): Promise<readonly Claim[]>
  ofEvents(events: readonly EventId[], space: SpaceId): Promise<readonly Claim[]>
  ofMember(member: MemberId, space: SpaceId): Promise<readonly Claim[]>
  set(claim: Claim): Promise<void>
  remove(claim: Pick<Claim, 'event' | 'space' | 'holder'>): Promise<void>
}
