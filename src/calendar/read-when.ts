// Read when: what people type for a date, in the zone of the event.
import { ok, type Result, refuse } from '#src/result.ts'
import type { When } from './when.ts'

/** Where the reader stands: the zone that a bare hour is in, and now. */
export interface Here {
  readonly zone: string
  readonly now: Temporal.Instant
}

const HELP = 'Type 2027-03-09, 2027-03-09 10:00, 2027-02-22..2027-04-02, 2027-03, "fri 15:00" or "in 2h".'
const DAY = /^\d{4}-\d{1,2}-\d{1,2}$/
const MONTH = /^\d{4}-\d{2}$/
const TIME = /^([01]?\d|2[0-3])[:.h]([0-5]\d)$/
const RANGE_OF_HOURS = /^([\d:.h]+)-([\d:.h]+)$/
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads an ISO date with or without an hour (or hours, `10:00-13:00`), days `a..b`, a month, "9 Mar", "fri 15:00", "in 2h".
 * Days `a..b` are the days of the event; `between a..b`, a month or `window a..b` are bounds: the day is not fixed.
 */
export const readWhen = (typed: string, here: Here): Result<When> => {
  const text = typed.trim().toLowerCase()
  const relative = /^in (\d+) ?(m|min|h|d|w)$/.exec(text)
  if (relative !== null) return ok(inSomeTime(Number(relative[1]), relative[2] as keyof typeof SECONDS, here))
  const bounds = /^(?:between|window) (.+)$/.exec(text)
  if (bounds?.[1] !== undefined) return readDays(bounds[1].replace(' and ', '..'), here, 'window')
  if (MONTH.test(text)) return readMonth(text, here)
  if (text.includes('..')) return readDays(text, here)
  const [dayText, timeText] = splitTime(text)
  const day = readDay(dayText, here)
  if (!day.ok) return day
  if (timeText === undefined)
    return ok({ kind: 'days', from: day.value, until: day.value.add({ days: 1 }), zone: here.zone })
  return readHours(day.value, timeText, here)
}

const SECONDS = { m: 60, min: 60, h: 3600, d: 86_400, w: 604_800 } as const

const inSomeTime = (count: number, unit: keyof typeof SECONDS, here: Here): When => {
  const at = here.now.add({ seconds: count * SECONDS[unit] }).toZonedDateTimeISO(here.zone)
  if (unit === 'd' || unit === 'w') {
    const day = at.toPlainDate()
    return { kind: 'days', from: day, until: day.add({ days: 1 }), zone: here.zone }
  }
  return { kind: 'moment', at: at.toPlainDateTime().round('minute'), zone: here.zone }
}

const splitTime = (text: string): readonly [string, string | undefined] => {
  const match = /^(.*?)[ ,t]+(\d{1,2}[:.h]\d{2}(?:-\d{1,2}[:.h]\d{2})?)$/.exec(text)
  return match?.[1] === undefined ? [text, undefined] : [match[1].trim(), match[2]]
}

const readMonth = (text: string, here: Here): Result<When> => {
  const month = attempt(() => Temporal.PlainYearMonth.from(text))
  if (month === undefined) return refuse(`There is no month "${text}". ${HELP}`)
  const from = month.toPlainDate({ day: 1 })
  return ok({ kind: 'bounds', precision: 'month', from, until: from.add({ months: 1 }), zone: here.zone })
}

const readDays = (text: string, here: Here, precision?: 'window'): Result<When> => {
  const [first = '', last = ''] = text.split('..').map(part => part.trim())
  const from = readDay(first, here)
  if (!from.ok) return from
  const to = readDay(last, here)
  if (!to.ok) return to
  if (Temporal.PlainDate.compare(to.value, from.value) < 0)
    return refuse(`The end, ${to.value}, lies before the beginning, ${from.value}. Type the earlier day first.`)
  const until = to.value.add({ days: 1 })
  return ok(
    precision === undefined
      ? { kind: 'days', from: from.value, until, zone: here.zone }
      : { kind: 'bounds', precision, from: from.value, until, zone: here.zone },
  )
}

/** One day: ISO, "9 Mar", "9 March 2027", "tomorrow", or the next weekday of that name. */
export const readDay = (text: string, here: Here): Result<Temporal.PlainDate> => {
  const today = here.now.toZonedDateTimeISO(here.zone).toPlainDate()
  if (DAY.test(text)) return isoDay(text)
  if (text === 'today') return ok(today)
  if (text === 'tomorrow') return ok(today.add({ days: 1 }))
  const spoken = /^(?:[a-z]{3,9} )?(\d{1,2}) ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(text)
  if (spoken !== null) return spokenDay(Number(spoken[1]), spoken[2] ?? '', spoken[3], today)
  const weekday = weekdays.indexOf(text.slice(0, 3)) + 1
  if (weekday > 0 && /^[a-z]+$/.test(text)) return ok(today.add({ days: (weekday - today.dayOfWeek + 7) % 7 || 7 }))
  return refuse(`I do not understand the date "${text}". ${HELP}`)
}

const isoDay = (text: string): Result<Temporal.PlainDate> => {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return existing(
    attempt(() => Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })),
    text,
  )
}

const spokenDay = (
  day: number,
  word: string,
  year: string | undefined,
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate> => {
  const month = months.indexOf(word.slice(0, 3)) + 1
  if (month === 0) return refuse(`I do not know the month "${word}". ${HELP}`)
  const inYear = (of: number) =>
    attempt(() => Temporal.PlainDate.from({ year: of, month, day }, { overflow: 'reject' }))
  if (year !== undefined) return existing(inYear(Number(year)), `${day} ${word} ${year}`)
  const thisYear = inYear(today.year)
  const passed = thisYear !== undefined && Temporal.PlainDate.compare(thisYear, today) < 0
  return existing(passed ? inYear(today.year + 1) : thisYear, `${day} ${word}`)
}

const existing = (day: Temporal.PlainDate | undefined, text: string): Result<Temporal.PlainDate> =>
  day === undefined ? refuse(`There is no day "${text}" in the calendar. ${HELP}`) : ok(day)

const readHours = (day: Temporal.PlainDate, text: string, here: Here): Result<When> => {
  const range = RANGE_OF_HOURS.exec(text)
  const at = readTime(range?.[1] ?? text)
  const until = range?.[2] === undefined ? undefined : readTime(range[2])
  if (at === undefined || (range !== null && until === undefined))
    return refuse(`"${text}" is not an hour. Type 15:00 or 10:00-13:00.`)
  if (until !== undefined && Temporal.PlainTime.compare(until, at) <= 0)
    return refuse(
      `The end, ${text.split('-')[1]}, lies before the beginning, ${text.split('-')[0]}. Type the earlier hour first.`,
    )
  const moment = { kind: 'moment', at: day.toPlainDateTime(at), zone: here.zone } as const
  return ok(until === undefined ? moment : { ...moment, until: day.toPlainDateTime(until) })
}

const readTime = (text: string): Temporal.PlainTime | undefined => {
  const match = TIME.exec(text)
  return match === null ? undefined : new Temporal.PlainTime(Number(match[1]), Number(match[2]))
}

/** Temporal throws on what does not exist; here that is an answer. */
const attempt = <T>(make: () => T): T | undefined => {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
