// Calendar source: where the facts of a list come from and when they were checked, for its grey line.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'

/** "Public calendar, sources checked 21 Nov, and your space's own entries"; the oldest day on which one was checked. */
export const calendarSource = (events: readonly CalendarEvent[], reader: Reader): string => {
  const own = events.some(event => !event.public)
  if (own && events.every(event => !event.public)) return 'From the entries of your own space'
  // Of hundreds most were checked on the same few days.
  const days = new Set(events.flatMap(event => event.sources.map(source => source.checkedOn)))
  const checked = [...days].filter(day => day !== undefined).sort()[0]
  const when = checked === undefined ? '' : `, sources checked ${sayDay(Temporal.PlainDate.from(checked), reader)}`
  return `From the public calendar${when}${own ? ', and the entries of your own space' : ''}`
}
