// Subscription lines: what a subscription follows, in words: what, when, who set it up, what comes next.

import type { CalendarEvent, EventKind } from '#src/calendar/event.ts'
import { filterInWords } from '#src/calendar/filter.ts'
import { cityOf, type Reader, sayWeekday } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { nextDigest, sayDigestTime } from '#src/reminders/digest-time.ts'
import { type Foreseen, forecast } from '#src/reminders/forecast.ts'
import { defaultLeads, sayLead, sayLeads, unitOf } from '#src/reminders/lead.ts'
import type { Subscription } from '#src/reminders/subscription.ts'
import { code, type Line } from '#src/reply/document.ts'
import type { Place } from '#src/security/member.ts'

/** "HRC, deadlines", "everything". */
export const whatWords = ({ filter }: Subscription): string => filterInWords(filter)

/** "14, 3 and 1 days and 3 hours before, days at 09:00 where it takes place"; by kind of event when it names no leads. */
export const leadWords = ({ leads, filter, at }: Subscription): string => {
  if (leads !== undefined && leads.length === 0) return 'No single reminders.'
  if (leads !== undefined)
    return `Reminders ${sayLeads(leads)}${hourWords(
      leads.some(lead => unitOf(lead) === 'd'),
      at,
    )}.`
  const kinds = filter.kinds.length > 0 ? filter.kinds : usualKinds
  const groups = [...Map.groupBy(kinds, kind => sayLeads(defaultLeads[kind]))]
  const said = groups.length === 1 ? [groups[0]?.[0] ?? ''] : groups.map(([words, of]) => `${namesOf(of)} ${words}`)
  return `Reminders${groups.length === 1 ? '' : ':'} ${said.join('; ')}${hourWords(true, at)}.`
}

/** What most calendars hold; the others have the leads of a session. */
const usualKinds: readonly EventKind[] = ['deadline', 'meeting', 'session', 'review']

const namesOf = (kinds: readonly EventKind[]): string => kinds.map(kind => `${kind}s`).join(' and ')

const hourWords = (days: boolean, at: string): string => (days ? `, at ${at} where it takes place` : '')

/** Where the hours of its digest count: with a person their own zone, in rooms Geneva. */
export const zoneFor = (place: Pick<Place, 'kind'>, { reader }: Pick<Context, 'reader'>): string =>
  place.kind === 'room' ? 'Europe/Zurich' : reader.zone

/** "A digest every Mon at 08:00 Geneva, the next on Mon 23 Nov." */
export const digestWords = (
  { digest }: Subscription,
  { now, reader, zone }: { readonly now: Temporal.Instant; readonly reader: Reader; readonly zone: string },
): string | undefined => {
  if (digest === undefined) return undefined
  const next = nextDigest(digest, now, zone).toZonedDateTimeISO(zone)
  return `A digest ${sayDigestTime(digest)} ${cityOf(zone)}, the next on ${sayWeekday(next.toPlainDate(), reader)}.`
}

/** Events whose reminders can fall into the last 30 days or the next two years. */
export const eventsAround = ({ calendar, actor, now }: Pick<Context, 'calendar' | 'actor' | 'now'>) => {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  return calendar.between(
    { from: today.subtract({ days: 32 }), until: today.add({ years: 2 }) },
    { space: actor.space.id },
  )
}

/** "Mon 1 Dec 09:00, 7 days before: title (slug)"; the hour is the one where it takes place. */
export const foreseenLine = ({ event, lead, due }: Foreseen, reader: Reader): Line => {
  const at = due.toZonedDateTimeISO(event.when.zone)
  const hour = at.toPlainTime().toString({ smallestUnit: 'minute' })
  return [
    `${sayWeekday(at.toPlainDate(), reader)} ${hour} ${cityOf(event.when.zone)}, ${sayLead(lead)}: ${event.title} (`,
    code(event.slug),
    ')',
  ]
}

/** The next reminder that it brings. */
export const nextOf = (
  subscription: Subscription,
  events: readonly CalendarEvent[],
  now: Temporal.Instant,
): Foreseen | undefined => forecast(subscription, events, { from: now, until: now.add({ hours: 24 * 731 }) })[0]
