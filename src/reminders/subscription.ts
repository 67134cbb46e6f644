// Subscription: a place or a person follows a filter, with lead times, or with a digest.
import type { CalendarEvent, EventKind } from '#src/calendar/event.ts'
import { type Filter, matches } from '#src/calendar/filter.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import type { DigestTime } from './digest-time.ts'
import { defaultLeads, type Lead } from './lead.ts'

export interface Subscription {
  /** S1, S2 … */
  readonly number: number
  readonly space: SpaceId
  readonly place: PlaceId
  readonly setBy?: MemberId
  readonly filter: Filter
  /** None means the defaults of each kind of event. */
  readonly leads?: readonly Lead[]
  /** Local hour of leads in days, `HH:MM`, in the event's zone. */
  readonly at: string
  readonly digest?: DigestTime
  readonly createdAt: string
}

export const subscriptionId = (subscription: Pick<Subscription, 'number'>): string => `S${subscription.number}`

/** When a subscription that names no hour reminds of whole days. */
export const DEFAULT_AT = '09:00'

/** A lead of a subscription, for one kind of event or for all. */
export interface SubscriptionLead {
  readonly kind: EventKind | 'any'
  readonly lead: Lead
}

/** The leads under which planned times can find it. */
export const leadsOf = (subscription: Pick<Subscription, 'leads' | 'filter'>): readonly SubscriptionLead[] => {
  if (subscription.leads !== undefined) return subscription.leads.map(lead => ({ kind: 'any', lead }))
  const kinds =
    subscription.filter.kinds.length > 0 ? subscription.filter.kinds : (Object.keys(defaultLeads) as EventKind[])
  return kinds.flatMap(kind => defaultLeads[kind].map(lead => ({ kind, lead })))
}

/**
 * The index words of a filter: an event can only match it if one of these is among the event's. One dimension is
 * enough, the one that tells most: events, then States, then bodies.
 */
export const termsOf = (filter: Filter): readonly string[] => {
  if (filter.events.length > 0) return filter.events.map(event => `event:${event.id ?? event.slug}`)
  if (filter.countries.length > 0) return filter.countries.map(iso3 => `state:${iso3}`)
  if (filter.bodies.length > 0) return filter.bodies.map(body => `body:${body}`)
  return ['any']
}

/** The index words of an event. */
export const termsFor = (event: CalendarEvent): readonly string[] => [
  `event:${event.id}`,
  `event:${event.slug}`,
  ...(event.parent === undefined ? [] : [`event:${event.parent}`]),
  ...new Set(
    [...(event.country === undefined ? [] : [event.country]), ...event.countries].map(iso3 => `state:${iso3}`),
  ),
  `body:${event.body}`,
  'any',
]

/** Whether it follows the event: the filter wants it, and its space may see it. */
export const follows = (subscription: Subscription, event: CalendarEvent): boolean =>
  (event.public || event.space === subscription.space) && matches(subscription.filter, event)
