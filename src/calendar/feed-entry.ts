// Feed entry: what a calendar app is told of an event, in words that stand alone, or in neutral words under cover.

import { heading, line, type Part } from '#src/reply/document.ts'
import { release } from '#src/reply/release.ts'
import type { Audience } from '#src/security/audience.ts'
import type { BodyId } from './body.ts'
import type { CalendarEvent, EventId, EventKind } from './event.ts'
import { coverDescription, coverTitle } from './feed-cover.ts'
import { eventPath } from './feed-path.ts'
import { type EntrySpan, entrySpan } from './feed-span.ts'
import { entryDescription, entryTitle, isOff } from './feed-words.ts'

/** The words an entry is made of: everything that is known and public, or nothing that says what it is about. */
const entryWordings = ['plain', 'cover'] as const
export type EntryWording = (typeof entryWordings)[number]

/** One entry of a feed (RFC 5545 VEVENT), before it is written in any format. Only `feedEntry` makes one: it went through `release`. */
export interface FeedEntry {
  /** The event's own id: the same entry in every feed. */
  readonly id: EventId
  readonly parent?: EventId
  readonly sequence: number
  readonly createdAt: string
  readonly changedAt: string
  readonly span: EntrySpan
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  /** Whether the reader is taken to sit in it. */
  readonly busy: 'yes' | 'no'
  readonly title: string
  readonly place?: string
  /** One line each. */
  readonly description: readonly string[]
  readonly categories: readonly (BodyId | EventKind)[]
  readonly url?: string
}

export interface EntryStyle {
  readonly wording: EntryWording
  /** Where the page of an event is found. */
  readonly publicUrl: string
}

/** The entry of an event for the readers of a feed; undefined when its label does not let them read it. */
export const feedEntry = (event: CalendarEvent, style: EntryStyle, audience: Audience): FeedEntry | undefined => {
  const entry = style.wording === 'cover' ? coverEntry(event) : plainEntry(event, style)
  const part: Part = {
    label: event.public ? 'CLEAR' : 'GREEN',
    ...(event.public ? {} : { space: event.space as NonNullable<Part['space']> }),
    blocks: [heading(entry.title), ...entry.description.map(text => line(text))],
    data: entry,
  }
  return release({ to: 'place', parts: [part] }, audience).parts.includes(part) ? entry : undefined
}

const common = (event: CalendarEvent) => ({
  id: event.id,
  ...(event.parent === undefined ? {} : { parent: event.parent }),
  sequence: event.sequence,
  createdAt: event.createdAt,
  changedAt: event.changedAt,
  span: entrySpan(event),
  status: statusOf(event),
})

const statusOf = (event: CalendarEvent): FeedEntry['status'] => {
  if (isOff(event)) return 'CANCELLED'
  const firm = event.certainty === 'confirmed' && event.when.kind !== 'bounds' && event.state !== 'postponed'
  return firm ? 'CONFIRMED' : 'TENTATIVE'
}

/** Of a space's own event only title and time leave the house: its place, note, reason and sources are private. */
const plainEntry = (event: CalendarEvent, { publicUrl }: EntryStyle): FeedEntry => {
  const place = [event.room, event.place].filter(text => text !== undefined).join(', ')
  const url = event.public ? `${publicUrl}${eventPath(event.slug)}` : undefined
  return {
    ...common(event),
    busy: !event.public && event.kind === 'meeting' ? 'yes' : 'no',
    title: entryTitle(event),
    ...(event.public && place !== '' ? { place } : {}),
    description: [...entryDescription(event), ...(url === undefined ? [] : [url])],
    categories: [event.body, event.kind],
    ...(url === undefined ? {} : { url }),
  }
}

/** Hours without a zone of their own, so that not even the city shows. */
const coverEntry = (event: CalendarEvent): FeedEntry => {
  const { span, ...rest } = common(event)
  return {
    ...rest,
    span: span.kind === 'days' ? span : { ...span, zone: 'UTC' },
    busy: 'no',
    title: coverTitle(event),
    description: coverDescription(event),
    categories: [],
  }
}
