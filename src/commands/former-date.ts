// Former date: where an event that moved, or was postponed, stood before.
import type { Calendar } from '#src/calendar/calendar.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sameWhen, type When } from '#src/calendar/when.ts'

/** The date before it last moved or was postponed, as far as the history of changes knows it. */
export const formerDate = async (
  event: CalendarEvent,
  calendar: Pick<Calendar, 'changesOf'>,
): Promise<When | undefined> => {
  if (event.state !== 'moved' && event.state !== 'postponed') return undefined
  const changes = await calendar.changesOf(event.id)
  const last = changes
    .toSorted((a, b) => b.revision - a.revision)
    .find(({ kind }) => kind === 'MOVED' || kind === 'POSTPONED')
  return last?.before === undefined || sameWhen(last.before.when, event.when) ? undefined : last.before.when
}
