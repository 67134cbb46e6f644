// Port: the outbox, every delivery from the moment it is wanted to the moment it rests.
import type { EventId } from '#src/calendar/event.ts'
import type { PlaceId, Platform, SpaceId } from '#src/security/member.ts'
import type { Delivery, DeliveryState } from './delivery.ts'
import type { Subscription } from './subscription.ts'

/** A delivery to be queued. `key` names the wish: the same wish twice is one delivery. */
export interface NewDelivery extends Omit<Delivery, 'state' | 'attempt' | 'fence' | 'receipt' | 'code' | 'sentAt'> {
  readonly key: string
  /** What it is about, when that is more than one thing: change numbers (`K77`) or delivery ids. */
  readonly subjects?: readonly string[]
}

/** Who works on a delivery, and until when nobody else may. */
export interface Lease {
  readonly owner: string
  readonly now: string
  readonly until: string
}

/** How an attempt ended. */
export interface Settlement {
  readonly state: Exclude<DeliveryState, 'queued' | 'sending'>
  readonly at: string
  readonly code?: string
  readonly receipt?: string
  /** For `retry`: not before this. */
  readonly notBefore?: string
}

export interface Outbox {
  /** Queues what is not queued yet; the number of new ones. */
  queue(deliveries: readonly NewDelivery[]): Promise<number>
  delivery(id: string): Promise<Delivery | undefined>
  subjects(id: string): Promise<readonly string[]>
  /** Open ones whose time has come, oldest first, at most one a place, on one platform, and none for places to which one is under way. */
  ready(now: string, most: number, platform: Platform): Promise<readonly Delivery[]>
  /** Lets one wait a little without counting it as tried. */
  postpone(delivery: Delivery, until: string): Promise<void>
  /** Rests those that are of no use any more, at most so many, and gives them back to be said. */
  expire(now: string, most: number): Promise<readonly Delivery[]>
  /** Ones in `sending` whose lease is over: whoever had them is gone, or in doubt since then. */
  abandoned(now: string, most: number, platform: Platform): Promise<readonly Delivery[]>
  /** Puts one in `sending` under a lease, by compare-and-set; undefined when it is not there to take any more. */
  take(delivery: Delivery, lease: Lease): Promise<Delivery | undefined>
  /** Writes down what of it stands there so far, and holds it until then; false when somebody else took it over meanwhile, and nothing was written. */
  note(delivery: Delivery, progress: { readonly receipt: string; readonly until: string }): Promise<boolean>
  /** Writes how it ended; false when somebody else took it over meanwhile, and nothing was written. */
  settle(delivery: Delivery, settlement: Settlement): Promise<boolean>
  /** Leaves it in `sending`, since nobody can tell yet whether it has gone, and says why and when it is to be taken up again. */
  doubt(delivery: Delivery, doubt: { readonly code: string; readonly until: string }): Promise<boolean>
  /** Sets queued, waiting or resting ones to another state, as the table allows. */
  move(delivery: Delivery, to: DeliveryState, code: string, at: string): Promise<boolean>

  /** Takes back the reminders of an event that have not started. Says how many. */
  withdrawReminders(event: EventId, code: string, at: string): Promise<number>
  /** Takes back everything that has not started for a place or a subscription, or what was asked for once about an event. */
  withdrawFor(
    target:
      | { readonly place: PlaceId }
      | { readonly subscription: number }
      | { readonly once: EventId; readonly at: PlaceId },
    code: string,
    at: string,
  ): Promise<number>
  /** Posts that carry an event's facts: reminders of it, and notices of its changes. One under way counts, and the beginning of one. */
  sentAbout(event: EventId): Promise<readonly Delivery[]>
  /** The changes for which a post was corrected, or is to be, oldest first. */
  correctionsOf(post: string): Promise<readonly number[]>
  /** Queues messages that gather: what a message is about joins one of its kind that has not started at its place, which then goes out as early as the earlier of both. */
  gather(messages: readonly NewDelivery[]): Promise<void>
  /** The deliveries that a change brought about. */
  ofChange(change: number): Promise<readonly Delivery[]>
  /** The first message about an event that stands in a place, to whose thread later ones go. */
  threadOf(event: EventId, place: PlaceId): Promise<Delivery | undefined>

  /** Places with more than so many reminders that ought to have gone before an instant. */
  flooded(before: string, more: number): Promise<readonly PlaceId[]>
  /** Takes back the reminders of a place that ought to have gone before an instant, and gives them back to be said in one list. */
  takeLate(place: PlaceId, before: string, at: string): Promise<readonly Delivery[]>
  /** The clock was put back: ones that expired or were put on a list and whose time is still to come wait again, unconfirmed ones are in doubt again, and nothing waits for the time that it ran ahead. */
  rewind(now: string): Promise<number>

  /** What is ready for a place and waits for somebody to be there, oldest first; nothing that has begun to arrive. */
  waiting(place: PlaceId, now: string): Promise<readonly Delivery[]>
  /** What reached a place since an instant, newest first. */
  arrived(place: PlaceId, since: string): Promise<readonly Delivery[]>
  /** For when the last digest of a subscription that came was due, before an instant. */
  lastDigest(of: Pick<Subscription, 'number' | 'place'>, before: string): Promise<string | undefined>
  /** How many messages of a space ought to have gone to each place before an instant, and were never tried. */
  stuck(space: SpaceId, before: string): Promise<ReadonlyMap<PlaceId, number>>
  /** What a person should look at: failed, waiting for another try, unconfirmed, by place. */
  troubled(space: SpaceId): Promise<readonly Delivery[]>
  /** Since when the oldest waits that ought to have gone by now. */
  oldestWaiting(now: string): Promise<string | undefined>
  counts(): Promise<Readonly<Record<DeliveryState, number>>>
}
