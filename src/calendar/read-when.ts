// Read when: what people type for a date, in the zone of the event.
import { ok, type Result, refuse } from '#src/result.ts'
import { weekdayOf } from './date-names.ts'
import { dateWords, dayOfWords, monthWords, nextYear, yearUntil } from './date-words.ts'
import { HOURS, type Hours, readHours } from './read-hours.ts'
import { cityOf } from './say-when.ts'
import type { When } from './when.ts'

/** The zone that a typed hour is in, and now. */
export interface Here {
  readonly zone: string
  readonly now: Temporal.Instant
  /** The day that an hour alone is of; today when absent. */
  readonly day?: Temporal.PlainDate
}

const HELP = 'Type 2027-03-09, 2027-03-09 10:00, 2027-02-22..2027-04-02, 2027-03, "fri 15:00" or "in 2h".'
const RELATIVE = /^in (\d{1,4}) ?(min|minutes?|m|hours?|h|days?|d|weeks?|w)$/
const HOURS_ALONE = new RegExp(`^${HOURS}$`)
const DAY_AND_HOURS = new RegExp(`^(.*?)(?:[ ,]+|(?<=\\d)t)(${HOURS})$`)

/**
 * Reads an ISO date with or without an hour (or hours, `10:00-13:00`), days `a..b`, a month, "9 Mar", "fri 15:00", "in 2h".
 * Days `a..b` are the days of the event; `between a and b`, `window a..b` or a month are bounds: the day is not fixed.
 */
export const readWhen = (typed: string, here: Here): Result<When> => {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  const relative = RELATIVE.exec(text)
  if (relative !== null) return inSomeTime(Number(relative[1]), relative[2] ?? '', here)
  const bounds = /^(?:between|window) (.+)$/.exec(text)
  if (bounds?.[1] !== undefined) return readSpan(bounds[1].replace(/ (?:and|to) /, '..'), here, 'bounds')
  const month = monthWords(text)
  if (month !== undefined) return ok({ kind: 'bounds', precision: 'month', ...daysOf(month), zone: here.zone })
  if (HOURS_ALONE.test(text)) return readMoment(here.day ?? todayOf(here), text, here)
  const [, dayText, hours] = DAY_AND_HOURS.exec(text) ?? []
  if (dayText !== undefined && hours !== undefined) return readDayAndHours(dayText, hours, here)
  const dotted = text.replace(/^(\d{1,2})-(?=\d{1,2} \p{L})/u, '$1..').replace(' - ', '..')
  if (dotted.includes('..')) return readSpan(dotted, here, 'days')
  const day = readDay(text, here)
  return day.ok ? ok({ kind: 'days', from: day.value, until: day.value.add({ days: 1 }), zone: here.zone }) : day
}

const todayOf = (here: Here): Temporal.PlainDate => here.now.toZonedDateTimeISO(here.zone).toPlainDate()

const daysOf = (month: Temporal.PlainYearMonth): { from: Temporal.PlainDate; until: Temporal.PlainDate } => {
  const from = month.toPlainDate({ day: 1 })
  return { from, until: from.add({ months: 1 }) }
}

const inSomeTime = (count: number, unit: string, { zone, now }: Here): Result<When> => {
  const here = now.toZonedDateTimeISO(zone)
  if (unit.startsWith('m') || unit.startsWith('h')) {
    const at = here.add(unit.startsWith('m') ? { minutes: count } : { hours: count })
    return ok({ kind: 'moment', at: at.toPlainDateTime().round('minute'), zone })
  }
  const from = here.toPlainDate().add({ days: unit.startsWith('w') ? 7 * count : count })
  return ok({ kind: 'days', from, until: from.add({ days: 1 }), zone })
}

/** `a..b`: the beginning takes the month and the year of the end when it has none. A month at either side makes bounds. */
const readSpan = (text: string, here: Here, kind: 'days' | 'bounds'): Result<When> => {
  const [first = '', last = '', more] = text.split('..').map(part => part.trim())
  if (more !== undefined) return notADate(text)
  const [firstMonth, lastMonth] = [monthWords(first), monthWords(last)]
  const to = lastMonth === undefined ? readDay(last, here) : ok(daysOf(lastMonth).until.subtract({ days: 1 }))
  if (!to.ok) return to
  const from = firstMonth === undefined ? readBeginning(first, to.value, here) : ok(daysOf(firstMonth).from)
  if (!from.ok) return from
  if (Temporal.PlainDate.compare(to.value, from.value) < 0)
    return refuse(`The end, ${to.value}, lies before the beginning, ${from.value}. Type the earlier day first.`)
  const span = { from: from.value, until: to.value.add({ days: 1 }), zone: here.zone }
  return kind === 'bounds' || firstMonth !== undefined || lastMonth !== undefined
    ? ok({ kind: 'bounds', precision: 'window', ...span })
    : ok({ kind: 'days', ...span })
}

const readBeginning = (text: string, last: Temporal.PlainDate, here: Here): Result<Temporal.PlainDate> => {
  const whole = /^\d{1,2}$/.test(text) ? `${last.year}-${last.month}-${text}` : text
  const words = dateWords(whole)
  return words === undefined ? readDay(whole, here) : dayOfWords(words, yearUntil(last))
}

/** One day: a date, "today", "tomorrow", or the next weekday of that name. A date without a year is the next such day. */
export const readDay = (text: string, here: Here): Result<Temporal.PlainDate> => {
  const today = todayOf(here)
  const words = dateWords(text)
  if (words !== undefined) return dayOfWords(words, nextYear(today))
  if (text === 'today') return ok(today)
  if (text === 'tomorrow') return ok(today.add({ days: 1 }))
  const weekday = weekdayOf(text)
  return weekday === undefined ? notADate(text) : ok(today.add({ days: (weekday - today.dayOfWeek + 7) % 7 || 7 }))
}

const notADate = (text: string): Result<never> => refuse(`I do not understand the date "${text}". ${HELP}`)

/** A weekday with an hour that is still to come may be today. */
const readDayAndHours = (dayText: string, hours: string, here: Here): Result<When> => {
  const today = todayOf(here)
  if (weekdayOf(dayText) === today.dayOfWeek) {
    const when = readMoment(today, hours, here)
    if (!when.ok || Temporal.Instant.compare(startOf(when.value), here.now) > 0) return when
  }
  const day = readDay(dayText, here)
  return day.ok ? readMoment(day.value, hours, here) : day
}

type AtAnHour = Extract<When, { kind: 'moment' }>

const startOf = (when: AtAnHour): Temporal.Instant => when.at.toZonedDateTime(when.zone).toInstant()

const readMoment = (day: Temporal.PlainDate, text: string, here: Here): Result<AtAnHour> => {
  const hours = readHours(text)
  return hours.ok ? momentOn(day, hours.value, here.zone) : hours
}

/** Those hours of a day; refuses an hour that the clocks leave out. */
export const momentOn = (day: Temporal.PlainDate, { at, until }: Hours, zone: string): Result<AtAnHour> => {
  for (const time of until === undefined ? [at] : [at, until])
    if (!day.toZonedDateTime({ timeZone: zone, plainTime: time }).toPlainTime().equals(time))
      return refuse(
        `There is no ${hourText(time)} in ${cityOf(zone)} on ${day}: the clocks go forward. Type another hour.`,
      )
  const moment = { kind: 'moment', at: day.toPlainDateTime(at), zone } as const
  return ok(until === undefined ? moment : { ...moment, until: day.toPlainDateTime(until) })
}

const hourText = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' })
