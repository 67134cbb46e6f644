// Filter: the one way to say "which events", for next, follow, feeds, the page and bulk work.
import { fold } from '#src/states/fold.ts'
import { type Iso3, pressNameOf } from '#src/states/state.ts'
import type { BodyId } from './body.ts'
import type { CalendarEvent, Certainty, EventId, EventKind, Slug } from './event.ts'
import { type Precision, precisionOf } from './when.ts'

/** Of every list that is not empty the event must have one value; empty lists and no text mean all. */
export interface Filter {
  readonly bodies: readonly BodyId[]
  readonly countries: readonly Iso3[]
  readonly kinds: readonly EventKind[]
  readonly tags: readonly string[]
  readonly certainties: readonly Certainty[]
  readonly precisions: readonly Precision[]
  /** Single events; with the id known, also what hangs on them. */
  readonly events: readonly { readonly slug: Slug; readonly id?: EventId }[]
  /** Words of the title, the note, the place, the room or the short name, in any case and accents. */
  readonly text?: string
}

export const everything: Filter = {
  bodies: [],
  countries: [],
  kinds: [],
  tags: [],
  certainties: [],
  precisions: [],
  events: [],
}

/** Whether the filter wants this event. */
export const matches = (filter: Filter, event: CalendarEvent): boolean =>
  wants(filter.bodies, [event.body]) &&
  wants(filter.countries, event.country === undefined ? event.countries : [event.country, ...event.countries]) &&
  wants(filter.kinds, [event.kind]) &&
  wants(filter.tags, event.tags) &&
  wants(filter.certainties, [event.certainty]) &&
  wants(filter.precisions, [precisionOf(event.when)]) &&
  (filter.events.length === 0 || filter.events.some(one => one.slug === event.slug || isParent(one.id, event))) &&
  (filter.text === undefined || searchable(event).includes(fold(filter.text)))

const wants = <T>(wanted: readonly T[], has: readonly T[]): boolean =>
  wanted.length === 0 || has.some(value => wanted.includes(value))

const isParent = (id: EventId | undefined, event: CalendarEvent): boolean => id !== undefined && event.parent === id

const searchable = (event: CalendarEvent): string =>
  fold([event.title, event.note, event.place, event.room, event.slug].filter(text => text !== undefined).join(' '))

/** The filter as it can be typed again; `all` when it wants everything. */
export const filterWords = (filter: Filter): string =>
  [
    ...filter.bodies,
    ...filter.countries.map(iso3 => `state:${iso3}`),
    ...filter.kinds.map(kind => `kind:${kind}`),
    ...filter.tags.map(tag => `tag:${tag}`),
    ...filter.certainties.map(certainty => `certainty:${certainty}`),
    ...filter.precisions.map(precision => `precision:${precision}`),
    ...filter.events.map(event => `event:${event.slug}`),
    ...(filter.text === undefined ? [] : [`text:${/\s/.test(filter.text) ? `"${filter.text}"` : filter.text}`]),
  ].join(' ') || 'all'

/** The filter in words for people: "HRC, deadlines, Nepal". */
export const filterInWords = (filter: Filter): string =>
  [
    ...filter.bodies,
    ...filter.countries.map(iso3 => pressNameOf(iso3, 'en')),
    ...filter.kinds.map(kind => `${kind}s`),
    ...filter.tags.map(tag => `tag ${tag}`),
    ...filter.certainties,
    ...filter.precisions.map(precision => `precision ${precision}`),
    ...filter.events.map(event => event.slug),
    ...(filter.text === undefined ? [] : [`"${filter.text}"`]),
  ].join(', ') || 'everything'
