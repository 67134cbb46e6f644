// Holidays: the official holidays of the two seats that deadline rules are known to meet, and working days counted around them.
import type { BodyId } from '#src/calendar/body.ts'
import { bodyOf } from '#src/calendar/body.ts'

type Day = Temporal.PlainDate

/** A holiday, as a function of the year. */
type Holiday = (year: number) => Day

const newYear: Holiday = year => Temporal.PlainDate.from({ year, month: 1, day: 1 })
const goodFriday: Holiday = year => easter(year).subtract({ days: 2 })
const easterMonday: Holiday = year => easter(year).add({ days: 1 })
/** The last Monday of May. */
const memorialDay: Holiday = year => {
  const lastOfMay = Temporal.PlainDate.from({ year, month: 5, day: 31 })
  return lastOfMay.subtract({ days: lastOfMay.dayOfWeek - 1 })
}

/**
 * Only those that a dated example shows: CEDAW 85 (Easter Monday 2023) and CERD 95 (Good Friday 2018) in Geneva, the
 * NGO Committee in May 2024 (Memorial Day) in New York; New Year's Day at both. The United Nations fixes the whole
 * list each year, so a count of working days can be a day late around others.
 */
const holidaysAt: Readonly<Record<string, readonly Holiday[]>> = {
  Geneva: [newYear, goodFriday, easterMonday],
  'New York': [newYear, memorialDay],
}

/** Whether it is a holiday at the seat of the body. */
export const isHoliday = (day: Day, body: BodyId): boolean =>
  (holidaysAt[bodyOf(body).seat] ?? []).some(holiday => holiday(day.year).equals(day))

const isWorkingDay = (day: Day, body: BodyId): boolean => day.dayOfWeek <= 5 && !isHoliday(day, body)

/** The day itself, or the first working day after it. */
export const workingDayFrom = (day: Day, body: BodyId): Day =>
  isWorkingDay(day, body) ? day : workingDayFrom(day.add({ days: 1 }), body)

/** So many working days before a day, which itself does not count. */
export const workingDaysBefore = (day: Day, count: number, body: BodyId): Day => {
  if (count === 0) return day
  const eve = day.subtract({ days: 1 })
  return workingDaysBefore(eve, isWorkingDay(eve, body) ? count - 1 : count, body)
}

/** Easter Sunday of the Gregorian calendar, by J.-M. Oudin's algorithm (1940). */
const easter = (year: number): Day => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leapless = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const epact = (leapless + 19 * golden + 15) % 30
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7
  const offset = moon - weekday
  const month = 3 + Math.floor((offset + 40) / 44)
  return Temporal.PlainDate.from({ year, month, day: offset + 28 - 31 * Math.floor(month / 4) })
}
