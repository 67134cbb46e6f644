// Say when: dates and hours in words, in Geneva, New York and the reader's own zone.
import { counted } from '#src/reply/counted.ts'
import { firstDay, lastDay, type When } from './when.ts'

export type Language = 'en' | 'fr' | 'es'

const split = (days: string, months: string) => ({ days: days.split(' '), months: months.split(' ') })

const names: Readonly<Record<Language, ReturnType<typeof split>>> = {
  en: split('Mon Tue Wed Thu Fri Sat Sun', 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  fr: split('lun. mar. mer. jeu. ven. sam. dim.', 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'),
  es: split('lun mar mié jue vie sáb dom', 'ene feb mar abr may jun jul ago sep oct nov dic'),
}

const pick = (list: readonly string[], index: number): string => list[index - 1] ?? ''

/** Who reads: their language, their zone, and what today is for them (to leave the year out). */
export interface Reader {
  readonly language: Language
  readonly zone: string
  readonly today: Temporal.PlainDate
}

/** "8 Mar", with the year when it is not this year's. */
export const sayDay = (day: Temporal.PlainDate, reader: Reader): string =>
  day.year === reader.today.year ? sayDayOfYear(day, reader) : sayDayWithYear(day, reader)

const sayDayOfYear = (day: Temporal.PlainDate, { language }: Reader): string =>
  `${day.day} ${pick(names[language].months, day.month)}`

const sayDayWithYear = (day: Temporal.PlainDate, reader: Reader): string => `${sayDayOfYear(day, reader)} ${day.year}`

/** "Mon 8 Mar". */
export const sayWeekday = (day: Temporal.PlainDate, reader: Reader): string =>
  `${pick(names[reader.language].days, day.dayOfWeek)} ${sayDay(day, reader)}`

/** "22 Feb – 2 Apr 2027", the shared month or year said once. */
const sayDays = (from: Temporal.PlainDate, last: Temporal.PlainDate, reader: Reader): string => {
  if (from.equals(last)) return sayWeekday(from, reader)
  const end = sayDay(last, reader)
  if (from.year !== last.year) return `${sayDayWithYear(from, reader)} – ${sayDayWithYear(last, reader)}`
  return from.month === last.month ? `${from.day} – ${end}` : `${sayDayOfYear(from, reader)} – ${end}`
}

/** What is known of the date: "Mon 8 Mar", or "date not fixed: between 22 Feb and 2 Apr 2027". */
export const sayWhen = (when: When, reader: Reader): string => {
  if (when.kind === 'bounds') return sayBounds(when.from, lastDay(when), reader)
  return sayDays(firstDay(when), lastDay(when), reader)
}

const sayBounds = (from: Temporal.PlainDate, last: Temporal.PlainDate, reader: Reader): string => {
  const sameMonth = from.year === last.year && from.month === last.month
  const sameYear = from.year === last.year ? sayDayOfYear(from, reader) : sayDayWithYear(from, reader)
  const first = sameMonth ? String(from.day) : sameYear
  return from.equals(last)
    ? `date not fixed: about ${sayDay(from, reader)}`
    : `date not fixed: between ${first} and ${sayDay(last, reader)}`
}

const cities: Readonly<Record<string, string>> = { 'Europe/Zurich': 'Geneva', 'America/New_York': 'New York' }

/** The city that people know a zone by: Geneva for Europe/Zurich, else the last part of the zone's name. */
export const cityOf = (zone: string): string => cities[zone] ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** Geneva first, then New York, then the zone of the event, then the reader's, each once. */
const zonesToSay = (eventZone: string, reader: Reader): readonly string[] => [
  ...new Set(['Europe/Zurich', 'America/New_York', eventZone, reader.zone]),
]

/**
 * "13:00 Geneva · 07:00 New York · 17:45 Kathmandu"; with an end "13:00–15:00 Geneva · …".
 * Another day than the event's is said: "01:00 Tue Tokyo".
 */
export const sayHours = (at: Temporal.ZonedDateTime, reader: Reader, until?: Temporal.ZonedDateTime): string =>
  zonesToSay(at.timeZoneId, reader)
    .map(zone => {
      const hours = [at, ...(until === undefined ? [] : [until])].map(time =>
        sayHour(time.withTimeZone(zone), at, reader),
      )
      return `${hours.join('–')} ${cityOf(zone)}`
    })
    .join(' · ')

const sayHour = (there: Temporal.ZonedDateTime, at: Temporal.ZonedDateTime, reader: Reader): string => {
  const hour = there.toPlainTime().toString({ smallestUnit: 'minute' })
  const sameDay = there.toPlainDate().equals(at.toPlainDate())
  return sameDay ? hour : `${hour} ${pick(names[reader.language].days, there.dayOfWeek)}`
}

/** The date line of an event: the day, and the hours when there are any. */
export const sayWhenWithHours = (when: When, reader: Reader): string => {
  if (when.kind !== 'moment') return sayWhen(when, reader)
  const day = sayWeekday(when.at.toPlainDate(), reader)
  return `${day}, ${sayHours(when.at.toZonedDateTime(when.zone), reader, when.until?.toZonedDateTime(when.zone))}`
}

/** "in 3 days", "in 2 hours", "40 minutes ago", "now": the largest unit that tells enough. */
export const sayDistance = (from: Temporal.Instant, to: Temporal.Instant): string => {
  const minutes = Math.round(Number(to.epochMilliseconds - from.epochMilliseconds) / 60_000)
  const size = Math.abs(minutes)
  if (size === 0) return 'now'
  const [count, unit] =
    size < 90 ? [size, 'minute'] : size < 48 * 60 ? [Math.round(size / 60), 'hour'] : [Math.round(size / 1440), 'day']
  const text = counted(count, unit)
  return minutes >= 0 ? `in ${text}` : `${text} ago`
}
