// Calendar file: the envelope round blocks that are rendered already.
import { escape as escapeText, foldLines } from 'ical-generator'
import { cleanLine } from './clean-text.ts'

/** What the file says of itself. */
export interface Heading {
  readonly name: string
  /** What it holds, in a sentence; not said by a feed under cover. */
  readonly about?: string
  /** Where it comes from; only of a public feed, because a file that is passed on would carry the subscription. */
  readonly source?: string
}

/** Outlook may cut longer names of folders (MS-OXCICAL). */
const LONGEST_NAME = 255
/** How often to ask again; Nextcloud and Outlook follow it. */
const EVERY = 'PT6H'

/**
 * The pieces of a whole VCALENDAR, to be joined: calendar properties come first (RFC 5545, 3.6), then zones, then
 * events. No METHOD (it would need an ORGANIZER), no UID (vdirsyncer would take the file for one item).
 * `zones` must not be empty when there is no event: a calendar needs a component.
 */
export const calendarFile = (
  heading: Heading,
  { zones, blocks }: { readonly zones: readonly string[]; readonly blocks: readonly string[] },
): readonly string[] => [foldLines(`${properties(heading).join('\r\n')}\r\n`), ...zones, ...blocks, 'END:VCALENDAR\r\n']

const properties = ({ name, about, source }: Heading): readonly string[] => {
  const named = text(Array.from(cleanLine(name)).slice(0, LONGEST_NAME).join(''))
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Palais//Calendar//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${named}`,
    `X-WR-CALNAME:${named}`,
    ...(about === undefined ? [] : [`DESCRIPTION:${text(cleanLine(about))}`, `X-WR-CALDESC:${text(cleanLine(about))}`]),
    ...(source === undefined ? [] : [`SOURCE;VALUE=URI:${new URL(source).href}`]),
    `REFRESH-INTERVAL;VALUE=DURATION:${EVERY}`,
    `X-PUBLISHED-TTL:${EVERY}`,
    'COLOR:steelblue',
    'X-APPLE-CALENDAR-COLOR:#4682B4',
  ]
}

const text = (value: string): string => escapeText(value, false)
