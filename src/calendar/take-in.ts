// Take in: one complete answer of a source becomes proposals; nothing on the calendar changes by it.
import { instantText } from '#src/instant-text.ts'
import type { Calendar } from './calendar.ts'
import type { CalendarEvent } from './event.ts'
import type { ReadCalendar, Source } from './import.ts'
import { propose } from './propose.ts'
import type { Sources } from './sources.ts'

export interface TakingIn {
  readonly calendar: Calendar
  readonly sources: Sources
  readonly numbers: { next(series: 'P'): Promise<number> }
}

/** Compares an answer with what was known, and files what was found. Says how many proposals came of it. */
export const takeIn = async (
  { calendar, sources, numbers }: TakingIn,
  { source, read }: { readonly source: Source; readonly read: ReadCalendar },
  now: Temporal.Instant,
): Promise<number> => {
  const known = await sources.known(source.number)
  const events = new Map<string, CalendarEvent>()
  for (const { event: id } of known) {
    const event = id === undefined ? undefined : await calendar.event(id)
    if (event !== undefined) events.set(event.id, event)
  }
  const today = now.toZonedDateTimeISO('Europe/Zurich').toPlainDate()
  const comparison = propose({ source, read, known, events, today })
  await sources.setKnown(source.number, comparison.known)
  for (const { event, ...found } of comparison.found)
    await sources.propose({
      ...found,
      ...(event === undefined ? {} : { event: event.id }),
      number: await numbers.next('P'),
      source: source.number,
      space: source.space,
      foundAt: instantText(now),
    })
  return comparison.found.length
}
