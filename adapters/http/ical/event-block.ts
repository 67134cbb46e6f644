// Event block: one entry as the folded lines of its VEVENT, written by ical-generator.
import ical, {
  foldLines,
  type ICalDateTimeValue,
  ICalEvent,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { EventId } from '#src/calendar/event.ts'
import type { FeedEntry } from '#src/calendar/feed-entry.ts'
import { cleanLine, cleanText, cleanUrl } from './clean-text.ts'

/** Part of every UID: a name that can never be registered (RFC 2606), the same for every installation and for ever. */
const uid = (id: EventId): string => `${id}@calendar.invalid`

/** Zones that the file can describe; times of others are written in UTC. */
export type IsDescribed = (zone: string) => boolean

/**
 * The component, each line at most 75 octets, CRLF at its end. The same entry gives the same octets, whenever and
 * wherever it is written.
 */
export const eventBlock = (entry: FeedEntry, isDescribed: IsDescribed): string => {
  const lines = new ICalEvent(dataOf(entry, isDescribed), withoutZone).toString().split('\r\n')
  const end = lines.lastIndexOf('END:VEVENT')
  const kept = lines.slice(0, end).filter(isWanted)
  return foldLines([...kept, ...parentLine(entry), 'END:VEVENT', ''].join('\r\n'))
}

/** With a zone on the calendar, ical-generator 11 writes stamps in local time. */
const withoutZone = ical()

/** MS-OXCICAL says that all-day marks of Microsoft's own SHOULD NOT be exported. A text cannot begin a line: its line ends are escaped. */
const isWanted = (line: string): boolean => !line.startsWith('X-MICROSOFT-')

/** ical-generator has no RELATED-TO; an id of ours needs no escaping. */
const parentLine = ({ parent }: FeedEntry): readonly string[] =>
  parent === undefined ? [] : [`RELATED-TO;RELTYPE=PARENT:${uid(parent)}`]

const dataOf = (entry: FeedEntry, isDescribed: IsDescribed): ICalEventData => ({
  id: uid(entry.id),
  sequence: entry.sequence,
  stamp: instant(entry.changedAt),
  lastModified: instant(entry.changedAt),
  created: instant(entry.createdAt),
  ...times(entry, isDescribed),
  summary: cleanLine(entry.title) || 'Untitled',
  description:
    entry.description
      .map(cleanText)
      .filter(text => text !== '')
      .join('\n') || null,
  location: entry.place === undefined ? null : cleanLine(entry.place),
  url: entry.url === undefined ? null : cleanUrl(entry.url),
  categories: entry.categories.map(name => ({ name })),
  status: ICalEventStatus[entry.status],
  transparency: ICalEventTransparency[entry.busy === 'yes' ? 'OPAQUE' : 'TRANSPARENT'],
})

const instant = (text: string): ICalDateTimeValue => Temporal.Instant.from(text)

const times = (
  { span }: FeedEntry,
  isDescribed: IsDescribed,
): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> => {
  if (span.kind === 'days') return { start: span.from, end: span.until, allDay: true }
  if (!isDescribed(span.zone)) return { start: span.from, end: span.until }
  return {
    start: span.from.toZonedDateTimeISO(span.zone),
    end: span.until.toZonedDateTimeISO(span.zone),
    timezone: span.zone,
  }
}
