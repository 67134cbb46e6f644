// VTIMEZONE: a time zone written as one STANDARD and one DAYLIGHT rule, derived from Temporal; or not at all.
import { foldLines } from 'ical-generator'

/** The years that a feed reaches over; rules must hold in all of them. */
export interface Years {
  readonly from: number
  readonly until: number
}

/**
 * The component, CRLF at its end; undefined when the zone does not follow two yearly rules (or none) in these years.
 * Outlook reads no other form (MS-OXCICAL 2.1.3.1.1.19.2), so times of such zones are written in UTC.
 */
export const vtimezone = (zone: string, years: Years): string | undefined => {
  const observances = observancesOf(zone, years)
  if (observances === undefined) return undefined
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances, 'END:VTIMEZONE']
  return foldLines(`${lines.join('\r\n')}\r\n`)
}

const observancesOf = (zone: string, years: Years): readonly string[] | undefined => {
  const transitions = transitionsIn(zone, years)
  if (transitions.length === 0) return constant(zone, years)
  const toDaylight = transitions.filter(({ before, after }) => after.offsetNanoseconds > before.offsetNanoseconds)
  const toStandard = transitions.filter(({ before, after }) => after.offsetNanoseconds < before.offsetNanoseconds)
  const daylight = observance('DAYLIGHT', toDaylight, years)
  const standard = observance('STANDARD', toStandard, years)
  return daylight === undefined || standard === undefined ? undefined : [...daylight, ...standard]
}

interface Transition {
  readonly before: Temporal.ZonedDateTime
  readonly after: Temporal.ZonedDateTime
  /** The local time that clocks show when they jump. */
  readonly local: Temporal.PlainDateTime
}

const transitionsIn = (zone: string, { from, until }: Years): readonly Transition[] => {
  const found: Transition[] = []
  let at = firstOf(from, zone).subtract({ seconds: 1 }).getTimeZoneTransition('next')
  while (at !== null && at.year < until) {
    const before = at.subtract({ nanoseconds: 1 })
    if (before.offset !== at.offset)
      found.push({ before, after: at, local: before.toPlainDateTime().add({ nanoseconds: 1 }) })
    at = at.getTimeZoneTransition('next')
  }
  return found
}

const firstOf = (year: number, zone: string) => new Temporal.PlainDate(year, 1, 1).toZonedDateTime(zone)

const constant = (zone: string, { from }: Years): readonly string[] => {
  const { offset } = firstOf(from, zone)
  return component('STANDARD', { start: '19700101T000000', from: offset, to: offset })
}

/** One transition of this sort each year, always on the same day by rule, hour and offset. */
const observance = (
  name: 'STANDARD' | 'DAYLIGHT',
  transitions: readonly Transition[],
  years: Years,
): readonly string[] | undefined => {
  const [first] = transitions
  if (first === undefined || transitions.length !== years.until - years.from) return undefined
  const same = transitions.every(
    one =>
      one.before.offset === first.before.offset &&
      one.after.offset === first.after.offset &&
      one.local.month === first.local.month &&
      one.local.dayOfWeek === first.local.dayOfWeek &&
      one.local.toPlainTime().equals(first.local.toPlainTime()),
  )
  const week = weekOf(transitions)
  if (!same || week === undefined) return undefined
  const { month, dayOfWeek } = first.local
  return component(name, {
    start: dateTime(weekdayIn1970(month, dayOfWeek, week).toPlainDateTime(first.local.toPlainTime())),
    from: first.before.offset,
    to: first.after.offset,
    rule: `FREQ=YEARLY;BYMONTH=${month};BYDAY=${week}${WEEKDAYS[dayOfWeek - 1]}`,
  })
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
type Week = 1 | 2 | 3 | 4 | -1

/** Which weekday of its month it always is; the last before the fourth, because rules of zones say it so. */
const weekOf = (transitions: readonly Transition[]): Week | undefined =>
  ([-1, 1, 2, 3, 4] as const).find(week =>
    transitions.every(({ local }) =>
      week === -1 ? local.day > local.daysInMonth - 7 : Math.ceil(local.day / 7) === week,
    ),
  )

const weekdayIn1970 = (month: number, weekday: number, week: Week): Temporal.PlainDate => {
  const first = new Temporal.PlainDate(1970, month, 1)
  const nth = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 })
  if (week !== -1) return nth.add({ weeks: week - 1 })
  const weeks = Math.floor((first.daysInMonth - nth.day) / 7)
  return nth.add({ weeks })
}

const dateTime = (at: Temporal.PlainDateTime): string => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

const component = (
  name: string,
  {
    start,
    from,
    to,
    rule,
  }: { readonly start: string; readonly from: string; readonly to: string; readonly rule?: string },
): readonly string[] => [
  `BEGIN:${name}`,
  `DTSTART:${start}`,
  `TZOFFSETFROM:${from.replaceAll(':', '')}`,
  `TZOFFSETTO:${to.replaceAll(':', '')}`,
  ...(rule === undefined ? [] : [`RRULE:${rule}`]),
  `END:${name}`,
]

/** Looks up zones once each. UTC needs no description: its times end in Z. */
export const zonesOf = (years: Years): ((zone: string) => string | undefined) => {
  const known = new Map<string, string | undefined>([['UTC', undefined]])
  return zone => {
    if (!known.has(zone)) known.set(zone, vtimezone(zone, years))
    return known.get(zone)
  }
}
