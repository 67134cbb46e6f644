// Feed window: which events a feed shows on a day.
import type { CalendarEvent } from './event.ts'
import { isOff } from './feed-words.ts'
import { type Filter, matches } from './filter.ts'
import { dayAfter } from './when.ts'

const BACK = { months: 6 }
/** A cancelled event stays until 90 days after its former end, so that every reader sees the word. */
const CANCELLED_DAYS = 90

/** What ended before this day has left all feeds. */
export const windowStart = (today: Temporal.PlainDate): Temporal.PlainDate => today.subtract(BACK)

/** The day on which feeds drop it: half a year after its end, or 90 days when it is cancelled. Everything ahead is shown. */
export const leavesOn = (event: CalendarEvent): Temporal.PlainDate =>
  dayAfter(event.when).add(isOff(event) ? { days: CANCELLED_DAYS } : BACK)

/** Whether a feed with this filter has this event. Tasks (to find a notice) are work for coordinators, in feeds only when asked for. */
export const feedWants = (filter: Filter, event: CalendarEvent): boolean =>
  matches(filter, event) && (event.kind !== 'task' || filter.kinds.includes('task'))
