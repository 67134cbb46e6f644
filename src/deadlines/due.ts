// Due: the days that one possible first day of an anchor leads to, by the timing of a rule.
import type { BodyId } from '#src/calendar/body.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { firstDay, lastDay, type Precision, type When } from '#src/calendar/when.ts'
import { stands } from './anchor.ts'
import type { Slot, Timing, TimingOf } from './deadline-rule.ts'
import { isHoliday, workingDayFrom, workingDaysBefore } from './holidays.ts'

type Day = Temporal.PlainDate

/** A day from `first` to `last`, both included; a `day` only when the two are one and the rule means that very day. */
export interface Due {
  readonly first: Day
  readonly last: Day
  readonly precision: Precision
}

/** Where working days are counted, and the sessions that the timing can point to. */
export interface Surroundings {
  readonly body: BodyId
  readonly sessions: readonly CalendarEvent[]
}

/** Of all events, the sessions that a timing can point to. */
export const sessionsFor = (timing: Timing, events: readonly CalendarEvent[]): readonly CalendarEvent[] =>
  timing.type === 'other-session'
    ? events.filter(event => event.kind === 'session' && event.body === timing.body && stands(event))
    : []

/** When it is due if the anchor opens on that day; undefined when the rule says nothing for such a day, or the session it points to is not on the calendar. */
export const dueFrom = (timing: Timing, opening: Day, around: Surroundings): Due | undefined => {
  switch (timing.type) {
    case 'days-before':
      return on(offHoliday(timing, opening.subtract({ days: timing.days }), around.body))
    case 'working-days-before':
      return on(workingDaysBefore(opening, timing.days, around.body))
    case 'hours-before':
      return on(opening.subtract({ days: Math.ceil(timing.hours / 24) }))
    case 'window-before':
      return between(opening.subtract({ days: timing.from }), opening.subtract({ days: timing.to }))
    case 'seasonal':
      return bySeason(timing, opening)
    case 'date-table':
      return byTable(timing, opening)
    case 'annual-window':
      return timing.months.includes(opening.month)
        ? between(dateIn(opening.year, timing.from), dateIn(opening.year, timing.to))
        : undefined
    case 'other-session':
      return atSession(timing, opening, around.sessions)
    case 'notice':
      return between(opening.subtract({ days: timing.days }), opening.subtract({ days: 1 }))
    case 'guidance':
      return undefined
  }
}

const on = (day: Day): Due => ({ first: day, last: day, precision: 'day' })
const between = (first: Day, last: Day): Due => ({ first, last, precision: 'window' })

const slotOf = <S extends Slot>(slots: readonly S[], opening: Day): S | undefined =>
  slots.find(slot => slot.months.includes(opening.month))

/** The day `MM-DD` of that year. */
const dateIn = (year: number, date: string): Day => Temporal.PlainMonthDay.from(date).toPlainDate({ year })

const offHoliday = (timing: TimingOf<'days-before'>, day: Day, body: BodyId): Day =>
  timing.onHoliday === 'next-working-day' && isHoliday(day, body) ? workingDayFrom(day, body) : day

const bySeason = (timing: TimingOf<'seasonal'>, opening: Day): Due | undefined => {
  const slot = slotOf(timing.slots, opening)
  if (slot === undefined) return undefined
  const day = opening.subtract({ days: slot.days })
  const days = timing.toleranceDays
  return days === undefined ? on(day) : between(day.subtract({ days }), day.add({ days }))
}

const byTable = (timing: TimingOf<'date-table'>, opening: Day): Due | undefined => {
  const slot = slotOf(timing.slots, opening)
  return slot && on(dateIn(opening.year - slot.yearsBefore, slot.date))
}

const atSession = (
  timing: TimingOf<'other-session'>,
  opening: Day,
  sessions: readonly CalendarEvent[],
): Due | undefined => {
  const slot = slotOf(timing.slots, opening)
  const year = opening.year + (slot?.yearsLater ?? 0)
  const session = sessions.find(
    ({ when }) => firstDay(when).year === year && slot?.meetsIn.includes(firstDay(when).month),
  )
  return session && (timing.monthsLater === undefined ? during(session.when) : after(session.when, timing.monthsLater))
}

const during = (session: When): Due => ({
  first: firstDay(session),
  last: lastDay(session),
  precision: session.kind === 'bounds' ? 'window' : 'session',
})

const after = (session: When, months: number): Due =>
  between(firstDay(session).add({ months }), lastDay(session).add({ months }))
