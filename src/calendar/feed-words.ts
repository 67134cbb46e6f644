// Feed words: the title and the description of an event in somebody else's calendar app, where nothing else explains it.
import { nameOf } from '#src/states/state.ts'
import type { CalendarEvent, EventFacts, Source } from './event.ts'
import { deadlineInstant } from './feed-span.ts'
import { cityOf, type Reader, sayWhen, sayWhenWithHours } from './say-when.ts'
import type { Moment, When } from './when.ts'
import { zoneWord } from './zone-word.ts'

/** Long titles are cut: lists of apps show some dozens of characters, and one event must not swell every feed. */
const LONGEST_TITLE = 200

/** Cancelled, or no longer on the calendar. */
export const isOff = (event: Pick<EventFacts, 'state' | 'withdrawn'>): boolean =>
  event.state === 'cancelled' || event.withdrawn

/** "CANCELLED: …", "… (date not fixed: between 22 Feb and 2 Apr 2027)", "…, by 18:00 Geneva time (CET)". */
export const entryTitle = (event: CalendarEvent): string =>
  `${prefix(event)}${cut(event.title, LONGEST_TITLE)}${deadlineSuffix(event)}${certaintySuffix(event)}`

const prefix = (event: CalendarEvent): string => {
  if (event.state === 'cancelled') return 'CANCELLED: '
  if (event.withdrawn) return 'WITHDRAWN: '
  if (event.state === 'postponed') return 'POSTPONED: '
  return event.certainty === 'at-risk' ? 'AT RISK: ' : ''
}

const deadlineSuffix = ({ kind, when }: CalendarEvent): string =>
  kind === 'deadline' && when.kind === 'moment' ? `, by ${hourAndZone(when)}` : ''

const certaintySuffix = ({ when, certainty }: CalendarEvent): string => {
  if (when.kind === 'bounds') return ` (${sayWhen(when, withYears(when))})`
  return certainty === 'estimated' || certainty === 'provisional' ? ` (${certainty})` : ''
}

/** "18:00 Geneva time (CET)": apps convert the hour, so it is also said in words. */
const hourAndZone = (when: Moment): string => {
  const at = deadlineInstant(when)
  return `${at.toPlainTime().toString({ smallestUnit: 'minute' })} ${cityOf(when.zone)} time (${zoneWord(at)})`
}

/** What is known, one line each; of a space's own event only when it is. */
export const entryDescription = (event: CalendarEvent): readonly string[] => [
  ...whatBecame(event),
  whenLine(event),
  ...howSure(event),
  ...(event.public ? publicFacts(event) : []),
]

const whatBecame = (event: CalendarEvent): readonly string[] => {
  const because = event.public && event.reason !== undefined ? ` Reason: ${event.reason}` : ''
  if (event.state === 'cancelled') return [`Cancelled. The dates shown are the former ones.${because}`]
  if (event.withdrawn) return [`No longer on the calendar. The dates shown are the former ones.${because}`]
  if (event.state === 'postponed') return [`Postponed. The dates shown are the last ones known.${because}`]
  const lines = event.state === 'moved' ? [`Moved: these are the new dates.`] : []
  return event.certainty === 'at-risk' ? [...lines, `At risk: may be moved or cancelled.${because}`] : lines
}

const whenLine = (event: CalendarEvent): string => {
  const { when, kind } = event
  const said = sayWhenWithHours(kind === 'deadline' && when.kind === 'moment' ? asPoint(when) : when, withYears(when))
  if (when.kind === 'bounds') return `${said[0]?.toUpperCase()}${said.slice(1)}. It is shown on the first possible day.`
  if (kind !== 'deadline')
    return when.kind === 'moment' && when.until === undefined ? `${said}. The end is not known.` : `${said}.`
  return when.kind === 'moment'
    ? `Due ${said}.`
    : `Due ${said}, by the date in ${cityOf(when.zone)}; the hour is not known.`
}

const asPoint = (when: Moment): Moment => ({ kind: 'moment', at: when.until ?? when.at, zone: when.zone })

const howSure = (event: CalendarEvent): readonly string[] => {
  if (event.computed) return ['Computed by a rule; no published date is known.']
  if (event.certainty === 'estimated') return ['Estimated; no published date is known.']
  return event.certainty === 'provisional' ? ['Provisional: announced, but still open to change.'] : []
}

const publicFacts = (event: CalendarEvent): readonly string[] => [
  ...(event.countries.length === 0 ? [] : [`States: ${event.countries.map(iso3 => nameOf(iso3, 'en')).join(', ')}.`]),
  ...(event.note === undefined ? [] : [event.note]),
  ...event.sources.map(sourceLine),
]

const sourceLine = (source: Source): string => {
  const says = source.says === undefined ? '' : `: ${source.says}`
  const checked = source.checkedOn === undefined ? '' : ` (checked ${source.checkedOn})`
  return `Source: ${source.text}${says}${checked}`
}

/** A feed is read in any year, so the year is always said. */
export const withYears = (when: When): Reader => ({
  language: 'en',
  zone: when.zone,
  today: Temporal.PlainDate.from('0001-01-01'),
})

/** By code points, so that no character is cut in two. */
const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const points = Array.from(text)
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`
}
