// Typed day: a day that is to come or is past, as people type it, in their own zone.
import { weekdayOf } from '#src/calendar/date-names.ts'
import { readDay } from '#src/calendar/read-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'

type Here = Pick<Context, 'now' | 'reader'>

/** A day to come: `mon`, `tomorrow`, `2027-03-09`. ISO; undefined when nothing was typed. */
export const dayToCome = (typed: string | undefined, { now, reader }: Here): Result<string | undefined> => {
  if (typed === undefined) return ok(undefined)
  const day = readDay(typed.trim().toLowerCase(), { zone: reader.zone, now })
  if (!day.ok) return day
  return Temporal.PlainDate.compare(day.value, reader.today) < 0
    ? refuse(`${day.value} is over. Type a day to come: next:mon or next:2027-03-09`)
    : ok(day.value.toString())
}

/** A day that is past, or today: `yesterday`, `mon`, `2027-03-09`. ISO. */
export const pastDay = (typed: string, { now, reader }: Here): Result<string> => {
  const text = typed.trim().toLowerCase()
  const { today, zone } = reader
  if (text === 'yesterday') return ok(today.subtract({ days: 1 }).toString())
  const weekday = weekdayOf(text)
  if (weekday !== undefined) return ok(today.subtract({ days: (today.dayOfWeek - weekday + 7) % 7 }).toString())
  const day = readDay(text, { zone, now })
  if (!day.ok) return day
  if (Temporal.PlainDate.compare(day.value, today) <= 0) return ok(day.value.toString())
  // A date without a year was read as the next such day.
  return /\d{4}/.test(text)
    ? refuse(`${day.value} is still to come. Type the day of the conversation: day:yesterday`)
    : ok(day.value.subtract({ years: 1 }).toString())
}
