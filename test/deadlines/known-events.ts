// Known events: the shipped calendar, and on request what is only known without a document, as events of the home space.
import { join } from 'node:path'
import { readEvents, readShippedCalendar } from '#db/shipped/read-shipped-calendar.ts'
import { type CalendarEvent, eventId } from '#src/calendar/event.ts'
import type { ShippedEvent } from '#src/calendar/shipped.ts'

const compiled = '2026-11-21T00:00:00.000Z'

/** The slug serves as id. */
const toEvent = ({ parentSlug, ...facts }: ShippedEvent): CalendarEvent => ({
  ...facts,
  ...(parentSlug !== undefined && { parent: eventId(parentSlug) }),
  id: eventId(facts.slug),
  space: 'home',
  public: true,
  revision: 1,
  sequence: 0,
  createdAt: compiled,
  changedAt: compiled,
})

const recalled = join(import.meta.dirname, '../fixtures/events-from-general-knowledge.json')

export const shippedEvents: readonly CalendarEvent[] = readShippedCalendar().events.map(toEvent)
export const recalledEvents: readonly CalendarEvent[] = readEvents(recalled, '2026-11-21').map(({ event }) =>
  toEvent(event),
)
export const knownEvents: readonly CalendarEvent[] = [...shippedEvents, ...recalledEvents]

/** The event of that slug; throws when there is none. */
export const eventOf = (slug: string): CalendarEvent => {
  const event = knownEvents.find(known => known.slug === slug)
  if (event === undefined) throw new Error(`no event ${slug}`)
  return event
}
