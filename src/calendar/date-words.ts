// Date words: a date as people write it, in English, French or Spanish, before it is known which year they mean.
import { ok, type Result, refuse } from '#src/result.ts'
import { monthName, monthOf, weekdayIn, weekdayName } from './date-names.ts'

/** A day and month, with the year and the weekday when they were said. */
export interface DateWords {
  readonly day: number
  readonly month: number
  readonly year?: number
  /** 1 is Monday. */
  readonly weekday?: number
  readonly text: string
}

const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/
const DOTTED = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/
const DAY_FIRST =
  /^(?:(?<weekday>\p{L}{3,}\.?),? )?(?<day>\d{1,2})(?:st|nd|rd|th|er)? (?:(?:of|de) )?(?<month>\p{L}{3,}\.?)(?:,? (?:de )?(?<year>\d{4}))?$/u
const MONTH_FIRST =
  /^(?:(?<weekday>\p{L}{3,}\.?),? )?(?<month>\p{L}{3,}\.?) (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/u

/** Reads "2027-03-09", "9.3.2027", "9 Mar", "Tue 9 March 2027", "March 9, 2027"; undefined when it is no date. */
export const dateWords = (text: string): DateWords | undefined => {
  const groups = [ISO, DOTTED, DAY_FIRST, MONTH_FIRST].map(form => form.exec(text)?.groups).find(found => found)
  if (groups === undefined) return undefined
  const month = /^\d/.test(groups.month ?? '') ? Number(groups.month) : monthOf(groups.month ?? '')
  const weekday = groups.weekday === undefined ? undefined : weekdayIn(groups.weekday)
  if (month === undefined || (groups.weekday !== undefined && weekday === undefined)) return undefined
  return {
    day: Number(groups.day),
    month,
    text,
    ...(groups.year === undefined ? {} : { year: Number(groups.year) }),
    ...(weekday === undefined ? {} : { weekday }),
  }
}

/** Reads "2027-03" and "March 2027"; undefined when it is no month. */
export const monthWords = (text: string): Temporal.PlainYearMonth | undefined => {
  const iso = /^(\d{4})-(\d{2})$/.exec(text)
  const spoken = /^(\p{L}{3,}\.?) (\d{4})$/u.exec(text)
  const year = Number(iso?.[1] ?? spoken?.[2])
  const month = iso === null ? monthOf(spoken?.[1] ?? '') : Number(iso[2])
  return month === undefined ? undefined : existing(() => Temporal.PlainYearMonth.from({ year, month }, REJECT))
}

const REJECT = { overflow: 'reject' } as const

/** The day meant, in the year said or else in the one that `yearFor` finds; refuses days that do not exist. */
export const dayOfWords = (words: DateWords, yearFor: (inYear: InYear) => number): Result<Temporal.PlainDate> => {
  const { month, day, weekday } = words
  const inYear: InYear = year => existing(() => Temporal.PlainDate.from({ year, month, day }, REJECT))
  const year = words.year ?? yearFor(inYear)
  const found = inYear(year)
  const said = `${day} ${monthName(month)} ${year}`
  if (found === undefined) return refuse(`There is no ${said}: check the day and the month.`)
  if (weekday !== undefined && weekday !== found.dayOfWeek)
    return refuse(`${said} is a ${weekdayName(found.dayOfWeek)}, not a ${weekdayName(weekday)}: check the date.`)
  return ok(found)
}

/** The day of those words in a year, when that year has it. */
export type InYear = (year: number) => Temporal.PlainDate | undefined

/** The year in which the day comes next. */
export const nextYear =
  (today: Temporal.PlainDate) =>
  (inYear: InYear): number => {
    const day = inYear(today.year)
    return day !== undefined && Temporal.PlainDate.compare(day, today) < 0 ? today.year + 1 : today.year
  }

/** The last year in which the day is not after another. */
export const yearUntil =
  (last: Temporal.PlainDate) =>
  (inYear: InYear): number => {
    const day = inYear(last.year)
    return day !== undefined && Temporal.PlainDate.compare(day, last) > 0 ? last.year - 1 : last.year
  }

/** The year in which the day lies nearest to another. */
export const nearestYear =
  (to: Temporal.PlainDate) =>
  (inYear: InYear): number => {
    const distance = (year: number): number => {
      const day = inYear(year)
      return day === undefined ? Number.POSITIVE_INFINITY : Math.abs(to.until(day).days)
    }
    return [to.year, to.year + 1, to.year - 1].reduce((best, year) => (distance(year) < distance(best) ? year : best))
  }

/** Temporal throws on what does not exist; here that is an answer. */
const existing = <T>(make: () => T): T | undefined => {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
