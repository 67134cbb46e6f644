// Planned time: the instant at which a reminder of an event falls due, by a pure rule.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { beginning, ending, firstDay, type When } from '#src/calendar/when.ts'
import { countOf, type Lead, minutesOf, unitOf } from './lead.ts'

const SEVEN_DAYS = 7 * 1440

/**
 * The instant of a lead: days at a local hour (`HH:MM`) in the event's zone, hours and minutes back from the beginning.
 * A date that is not fixed counts from its earliest bound and has no lead under seven days. A local time that a change of
 * clocks skips is taken after the gap; one that comes twice is the first.
 */
export const dueAt = (when: When, lead: Lead, at: string): Temporal.Instant | undefined => {
  if (when.kind === 'bounds' && minutesOf(lead) < SEVEN_DAYS) return undefined
  if (unitOf(lead) === 'd') {
    const day = firstDay(when).subtract({ days: countOf(lead) })
    return day.toPlainDateTime(Temporal.PlainTime.from(at)).toZonedDateTime(when.zone).toInstant()
  }
  return beginning(when)
    .toInstant()
    .subtract({ minutes: minutesOf(lead) })
}

/**
 * Until when a reminder of it is still useful: until a moment comes; for whole days until the day is over for a deadline,
 * until the first day is over for the rest; for bounds until the first possible day is over.
 */
export const usefulUntil = (event: Pick<CalendarEvent, 'when' | 'kind'>): Temporal.Instant => {
  const { when } = event
  if (when.kind === 'moment') return beginning(when).toInstant()
  if (event.kind === 'deadline' && when.kind === 'days') return ending(when).toInstant()
  return firstDay(when).add({ days: 1 }).toZonedDateTime(when.zone).toInstant()
}

/** Whether there is anything to remind of: it stands, and has not come to pass. */
export const canRemind = (event: Pick<CalendarEvent, 'state' | 'withdrawn' | 'kind'>): boolean =>
  !event.withdrawn &&
  event.state !== 'cancelled' &&
  event.state !== 'held' &&
  (event.state !== 'postponed' || event.kind === 'deadline')
