// Event lines: how messages say what an event is and when.
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { type Reader, sayHours, sayWeekday, sayWhen } from '#src/calendar/say-when.ts'
import type { Moment, When } from '#src/calendar/when.ts'
import { code, type Inline, type Line } from '#src/reply/document.ts'
import type { Label } from '#src/security/label.ts'

/** The date of an event as a line; an hour is also given as a moment, which a platform can show in the reader's zone. */
export const whenLine = (when: When, reader: Reader): Line => {
  if (when.kind !== 'moment') return [sayWhen(when, reader)]
  return [`${sayWeekday(when.at.toPlainDate(), reader)} `, momentOf(when, reader)]
}

const momentOf = (when: Moment, reader: Reader): Inline => {
  const at = when.at.toZonedDateTime(when.zone)
  return {
    kind: 'time',
    instant: at.toInstant().toString(),
    text: sayHours(at, reader, when.until?.toZonedDateTime(when.zone)),
  }
}

/** "DEADLINE  title (hrc-64)". */
export const titleLine = (event: CalendarEvent): Line => [
  { kind: 'strong', text: `${event.kind.toUpperCase()}  ` },
  event.title,
  ' (',
  code(event.slug),
  ')',
]

/** What a reader must know before relying on the date: its certainty when not confirmed, its state, the reason. */
export const standing = (facts: EventFacts): string =>
  [
    facts.certainty === 'at-risk' ? 'AT RISK' : facts.certainty,
    ...(facts.state === 'planned' ? [] : [facts.state]),
    ...(facts.reason === undefined ? [] : [facts.reason]),
  ].join(' · ')

/** Public facts are CLEAR; a space's own are GREEN. */
export const labelOf = (event: CalendarEvent): Label => (event.public ? 'CLEAR' : 'GREEN')

/** Cancelled, or postponed without new bounds: its date stands no more. */
export const fell = (event: EventFacts): boolean =>
  event.state === 'cancelled' || (event.state === 'postponed' && event.when.kind !== 'bounds')

/** Room and place, when they are known: "Room XX, Palais des Nations". */
export const whereWords = (event: EventFacts): string | undefined => {
  const where = [event.room, event.place].filter(text => text !== undefined)
  return where.length === 0 ? undefined : where.join(', ')
}
