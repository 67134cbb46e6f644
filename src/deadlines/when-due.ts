// When due: what a timing makes of all that is known of an anchor's date.
import { bodyOf } from '#src/calendar/body.ts'
import { type Bounds, firstDay, type Moment, type When } from '#src/calendar/when.ts'
import type { Timing } from './deadline-rule.ts'
import { type Due, dueFrom, type Surroundings } from './due.ts'

/** When it is due: never said more precisely than the anchor is known. Undefined when the rule gives nothing. */
export const whenDue = (timing: Timing, anchor: When, around: Surroundings): When | undefined => {
  if (timing.type === 'hours-before' && anchor.kind === 'moment') return hoursBefore(timing.hours, anchor)
  const due = anchor.kind === 'bounds' ? within(timing, anchor, around) : dueFrom(timing, firstDay(anchor), around)
  return due && toWhen(due, bodyOf(around.body).zone)
}

const hoursBefore = (hours: number, anchor: Moment): When => {
  const at = anchor.at.toZonedDateTime(anchor.zone).subtract({ hours }).toPlainDateTime()
  return { kind: 'moment', at, zone: anchor.zone }
}

/** The anchor can open on any day of its bounds: from the earliest due day to the latest; nothing if one of them leads nowhere. */
const within = (timing: Timing, bounds: Bounds, around: Surroundings): Due | undefined => {
  if (timing.type === 'notice') return dueFrom(timing, bounds.from, around)
  const [first, ...rest] = daysOf(bounds).map(day => dueFrom(timing, day, around))
  return rest.reduce((all, due) => all && due && join(all, due), first && { ...first, precision: 'window' })
}

const join = (a: Due, b: Due): Due => ({
  first: Temporal.PlainDate.compare(a.first, b.first) <= 0 ? a.first : b.first,
  last: Temporal.PlainDate.compare(a.last, b.last) >= 0 ? a.last : b.last,
  precision: 'window',
})

const daysOf = (bounds: Bounds): readonly Temporal.PlainDate[] =>
  Array.from({ length: bounds.from.until(bounds.until).days }, (_, days) => bounds.from.add({ days }))

const toWhen = ({ first, last, precision }: Due, zone: string): When => {
  const span = { from: first, until: last.add({ days: 1 }), zone }
  return precision === 'day' ? { kind: 'days', ...span } : { kind: 'bounds', precision, ...span }
}
