// Subscription: a place or a person follows a filter, with lead times, or with a digest.
import { type CalendarEvent, type EventKind, eventKinds } from '#src/calendar/event.ts'
import { type Filter, matches } from '#src/calendar/filter.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import type { DigestTime } from './digest-time.ts'
import { defaultLeads, type Lead, unitOf } from './lead.ts'

export interface Subscription {
  /** S1, S2 … */
  readonly number: number
  readonly space: SpaceId
  readonly place: PlaceId
  readonly setBy?: MemberId
  readonly filter: Filter
  /** Absent: the defaults of each kind of event. Empty: no single reminders, only a digest. */
  readonly leads?: readonly Lead[]
  /** Local hour of leads in days, `HH:MM`, in the event's zone. */
  readonly at: string
  readonly digest?: DigestTime
  readonly createdAt: string
  readonly endedAt?: string
}

export const subscriptionId = (subscription: Pick<Subscription, 'number'>): string => `S${subscription.number}`

/** It brings a digest and no single reminders. */
export const isDigestOnly = ({ leads }: Pick<Subscription, 'leads'>): boolean => leads?.length === 0

/** When a subscription that names no hour reminds of whole days. */
export const DEFAULT_AT = '09:00'

/** A lead of a subscription, for one kind of event or for all; `at` is empty for leads that count from the hour itself. */
export interface SubscriptionLead {
  readonly kind: EventKind | 'any'
  readonly lead: Lead
  readonly at: string
}

/** The leads under which planned times can find it. */
export const leadsOf = ({
  leads,
  filter,
  at,
}: Pick<Subscription, 'leads' | 'filter' | 'at'>): readonly SubscriptionLead[] => {
  const kinds = filter.kinds.length > 0 ? filter.kinds : leads === undefined ? eventKinds : (['any'] as const)
  return kinds.flatMap(kind => leadsFor(kind, leads).map(lead => ({ kind, lead, at: unitOf(lead) === 'd' ? at : '' })))
}

const leadsFor = (kind: EventKind | 'any', leads: readonly Lead[] | undefined): readonly Lead[] =>
  leads ?? (kind === 'any' ? [] : defaultLeads[kind])

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
