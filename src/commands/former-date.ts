// Former date: where an event that moved, or was postponed, stood before.
import type { Calendar } from '#src/calendar/calendar.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sameWhen, type When } from '#src/calendar/when.ts'

/** The date before the last one, as far as the history of changes knows it. */
export const formerDate = async (
  event: CalendarEvent,
  calendar: Pick<Calendar, 'changesOf'>,
): Promise<When | undefined> => {
  if (event.state !== 'moved' && event.state !== 'postponed') return undefined
  const changes = await calendar.changesOf(event.id)
  const last = changes
    .toSorted((a, b) => b.revision - a.revision)
    .find(change => change.before !== undefined && !sameWhen(change.before.when, change.after.when))
  return last?.before?.when
}
