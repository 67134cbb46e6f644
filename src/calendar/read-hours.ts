// Read hours: "15:00", "10:00-13:00", "3 p.m.", "10h30", as people write them.
import { ok, type Result, refuse } from '#src/result.ts'

/** An hour of the day, and the end when it was said. */
export interface Hours {
  readonly at: Temporal.PlainTime
  readonly until?: Temporal.PlainTime
}

const HALF = String.raw`[ap]\.?m\.?`
const HOUR = String.raw`\d{1,2}(?:[:.h]\d{2}(?: ?${HALF})?| ?${HALF}|h)`

/** Source of a pattern for one hour or two, lower case, to build longer patterns with. */
export const HOURS: string = `${HOUR}(?: ?(?:-|to) ?${HOUR})?`

const ONE = new RegExp(String.raw`^(\d{1,2})(?:[:.h](\d{2})|h)? ?(${HALF})?$`)
const TWO = new RegExp(`^(${HOUR}) ?(?:-|to) ?(${HOUR})$`)

/** Reads an hour, or two with a dash or "to" between them. */
export const readHours = (text: string): Result<Hours> => {
  const two = TWO.exec(text)
  const at = readHour(two?.[1] ?? text)
  if (at === undefined) return notAnHour(two?.[1] ?? text)
  if (two === null) return ok({ at })
  const until = readHour(two[2] ?? '')
  if (until === undefined) return notAnHour(two[2] ?? '')
  return Temporal.PlainTime.compare(until, at) > 0
    ? ok({ at, until })
    : refuse(`The end, ${two[2]}, is not after the beginning, ${two[1]}. Type the earlier hour first.`)
}

const notAnHour = (text: string): Result<never> => refuse(`"${text}" is not an hour. Type 15:00 or 10:00-13:00.`)

const readHour = (text: string): Temporal.PlainTime | undefined => {
  const match = ONE.exec(text)
  if (match === null) return undefined
  const [, hours, minutes = '0', half] = match
  const hour = half === undefined ? Number(hours) : onTheClock(Number(hours), half)
  const minute = Number(minutes)
  return hour === undefined || hour > 23 || minute > 59 ? undefined : new Temporal.PlainTime(hour, minute)
}

/** 12 a.m. is midnight, 12 p.m. noon. */
const onTheClock = (hour: number, half: string): number | undefined =>
  hour < 1 || hour > 12 ? undefined : (hour % 12) + (half.startsWith('p') ? 12 : 0)
