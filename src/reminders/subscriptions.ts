// Port: subscriptions, found by their place or by an event.
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import type { LeadInUse } from './plan.ts'
import type { Subscription } from './subscription.ts'

/** A person's quiet hours, for places that are theirs alone. */
export interface Quiet {
  readonly hours: string
  readonly zone: string
}

/** A subscription, and what decides when its place may be written to. */
export interface Follower {
  readonly subscription: Subscription
  readonly quiet?: Quiet
}

/** `zone`: where its hour counts. `digestAt`: when the next one is due. */
export interface DueDigest extends Subscription {
  readonly zone: string
  readonly digestAt: string
}

export interface Subscriptions {
  /** The leads that nobody used before it. */
  add(subscription: Subscription): Promise<readonly LeadInUse[]>
  end(number: number, at: string): Promise<void>
  /** Takes an ended one up again, to undo. */
  resume(number: number): Promise<void>
  /** Ended ones too. */
  subscription(number: number): Promise<Subscription | undefined>
  ofPlace(place: PlaceId): Promise<readonly Subscription[]>
  ofSpace(space: SpaceId): Promise<readonly Subscription[]>
  setBy(member: MemberId): Promise<readonly Subscription[]>
  /** Somebody else stands behind it from now on, or nobody. */
  passOn(number: number, to: MemberId | undefined): Promise<void>
  /** Those that follow an event under one lead and local hour; cost follows how many there are, not how many exist. */
  dueFor(
    event: CalendarEvent,
    time: { readonly lead: string; readonly at: string; readonly ahead: boolean },
  ): Promise<readonly Follower[]>
  /** Those that follow any of the events, whatever their leads; of one place, when it is named. In the order of their numbers. */
  following(events: readonly CalendarEvent[], place?: PlaceId): Promise<readonly Subscription[]>
  /** Those with a digest that falls due by an instant. */
  digestsDue(by: string): Promise<readonly DueDigest[]>
  /** Those whose next digest stands later than an instant. */
  digestsBeyond(after: string): Promise<readonly DueDigest[]>
  setDigestAt(number: number, at: string): Promise<void>
  /** After a person changed their quiet hours: how far ahead their reminders must be looked at. The leads that nobody used so before. */
  refreshQuiet(member: MemberId): Promise<readonly LeadInUse[]>
  /** What a person follows in places that are theirs alone. */
  ofPerson(member: MemberId): Promise<readonly Subscription[]>
  /** The quiet hours of those of the places whose one reader has any. */
  quietOf(places: readonly PlaceId[]): Promise<ReadonlyMap<PlaceId, Quiet>>
}
