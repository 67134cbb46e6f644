// When words: a date as it can be typed again, the other way round of `readWhen`.
import { lastDay, type When } from './when.ts'

/**
 * "2027-03-09", "2027-02-22..2027-04-02", "2027-03-09 10:00-13:00", "2027-03", "between 2027-02-22..2027-04-02".
 * The zone is not said: read it again in the event's own. Hours that end on another day keep their beginning alone.
 */
export const whenWords = (when: When): string => {
  if (when.kind === 'moment') return momentWords(when)
  if (when.kind === 'bounds' && isMonth(when)) return when.from.toPlainYearMonth().toString()
  const last = lastDay(when)
  if (when.kind === 'bounds') return `between ${when.from}..${last}`
  return when.from.equals(last) ? when.from.toString() : `${when.from}..${last}`
}

const isMonth = ({ from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate }): boolean =>
  from.day === 1 && from.add({ months: 1 }).equals(until)

const momentWords = ({ at, until }: Extract<When, { kind: 'moment' }>): string => {
  const hours = [at, ...(until?.toPlainDate().equals(at.toPlainDate()) ? [until] : [])]
  return `${at.toPlainDate()} ${hours.map(time => time.toPlainTime().toString({ smallestUnit: 'minute' })).join('-')}`
}
