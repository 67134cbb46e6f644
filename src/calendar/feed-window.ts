// Feed window: which events a feed shows on a day.
import type { CalendarEvent } from './event.ts'
import { isOff } from './feed-words.ts'
import { type Filter, matches } from './filter.ts'
import { dayAfter } from './when.ts'

const BACK = { months: 6 }
/** A cancelled event stays until 90 days after its former end, so that every reader sees the word. */
const CANCELLED_DAYS = 90

/** The first day that feeds look back to. */
export const windowStart = (today: Temporal.PlainDate): Temporal.PlainDate => today.subtract(BACK)

/** Tells which events are still shown on a day: half a year back, everything ahead. What is shown leaves when days go by, never before. */
export const shownOn = (today: Temporal.PlainDate): ((event: CalendarEvent) => boolean) => {
  const start = windowStart(today)
  const startOfCancelled = today.subtract({ days: CANCELLED_DAYS })
  return event => Temporal.PlainDate.compare(dayAfter(event.when), isOff(event) ? startOfCancelled : start) > 0
}

/** Whether a feed with this filter has this event. Tasks (to find a notice) are work for coordinators, in feeds only when asked for. */
export const feedWants = (filter: Filter, event: CalendarEvent): boolean =>
  matches(filter, event) && (event.kind !== 'task' || filter.kinds.includes('task'))
