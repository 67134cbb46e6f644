// Filter: the one way to say "which events", for next, follow, feeds, the page and bulk work.
import { type Choice, ok, type Result, refuse } from '#src/result.ts'
import { findState } from '#src/states/find-state.ts'
import { choiceLabel, type Iso3, isIso3, nameOf } from '#src/states/state.ts'
import { type BodyId, findBody, treatyBodies } from './body.ts'
import {
  asSlug,
  type CalendarEvent,
  type Certainty,
  certainties,
  type EventId,
  type EventKind,
  eventKinds,
  type Slug,
} from './event.ts'
import { type Precision, precisionOf, precisions } from './when.ts'

/** Every list that is not empty must have the event's value; `{}` with empty lists means all. */
export interface Filter {
  readonly bodies: readonly BodyId[]
  readonly countries: readonly Iso3[]
  readonly kinds: readonly EventKind[]
  readonly tags: readonly string[]
  readonly certainties: readonly Certainty[]
  readonly precisions: readonly Precision[]
  /** Single events; with the id known, also what hangs on them. */
  readonly events: readonly { readonly slug: Slug; readonly id?: EventId }[]
  /** Words of the title, the note or the place, any case. */
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
  (filter.text === undefined || searchable(event).includes(filter.text.toLowerCase()))

const wants = <T>(wanted: readonly T[], has: readonly T[]): boolean =>
  wanted.length === 0 || has.some(value => wanted.includes(value))

const isParent = (id: EventId | undefined, event: CalendarEvent): boolean => id !== undefined && event.parent === id

const searchable = (event: CalendarEvent): string =>
  [event.title, event.note, event.place, event.room, event.slug]
    .filter(text => text !== undefined)
    .join(' ')
    .toLowerCase()

/** One word of a filter as typed: `HRC`, or `state:NPL`. */
export interface FilterWord {
  readonly key?: string
  readonly text: string
}

type Addition = Result<Partial<Filter>>
const lists = ['bodies', 'countries', 'kinds', 'tags', 'certainties', 'precisions', 'events'] as const

/**
 * Reads the words of a filter: bodies, States (also of several words), kinds, slugs, and
 * `body: state: kind: tag: text: certainty: precision: event:` with commas between values.
 */
export const readFilter = (words: readonly FilterWord[]): Result<Filter> => {
  let filter = everything
  for (let at = 0; at < words.length; ) {
    const { addition, used } = readAt(words, at)
    if (!addition.ok) return addition
    filter = merge(filter, addition.value)
    at += used
  }
  return ok(filter)
}

const merge = (filter: Filter, addition: Partial<Filter>): Filter => {
  const merged: Record<string, unknown> = { ...filter, ...addition }
  for (const list of lists) merged[list] = [...new Set<unknown>([...filter[list], ...(addition[list] ?? [])])]
  return merged as unknown as Filter
}

const LONGEST_NAME = 6

/** The addition that starts at a word; names of States may take several words, the longest reading wins. */
const readAt = (words: readonly FilterWord[], at: number): { addition: Addition; used: number } => {
  const word = words[at] as FilterWord
  if (word.key !== undefined) return { addition: readKeyed(word.key, word.text), used: 1 }
  const short = readBare(word.text)
  if (short !== undefined) return { addition: ok(short), used: 1 }
  for (let length = Math.min(LONGEST_NAME, words.length - at); length >= 1; length--) {
    const group = words.slice(at, at + length)
    if (group.some(one => one.key !== undefined)) continue
    const match = findState(group.map(one => one.text).join(' '))
    if (match.kind === 'one') return { addition: ok({ countries: [match.iso3] }), used: length }
    if (match.kind === 'ambiguous' && length === 1) return { addition: readCountry(word.text), used: 1 }
  }
  return { addition: unknownWord(word.text), used: 1 }
}

const plural = (word: string): string => word.toLowerCase().replace(/s$/, '')

/** What a bare word can only mean one thing by: a body, a kind, a slug with a number, all treaty bodies. */
const readBare = (word: string): Partial<Filter> | undefined => {
  const body = findBody(word)
  if (body !== undefined) return { bodies: [body.id] }
  const lower = word.toLowerCase()
  if (lower === 'all' || lower === 'everything') return {}
  if (lower === 'treaty' || lower === 'treaty-bodies') return { bodies: treatyBodies }
  const kind = eventKinds.find(one => one === plural(word))
  if (kind !== undefined) return { kinds: [kind] }
  const slug = lower.includes('-') && /\d/.test(lower) ? asSlug(lower) : undefined
  return slug === undefined ? undefined : { events: [{ slug }] }
}

const unknownWord = (word: string): Result<never> => {
  const match = findState(word)
  const near = match.kind === 'none' ? match.nearest : []
  return refuse(
    `"${word}" is no body, State or kind of event that I know. To look for a word in titles, type text:${word}`,
    [...near.map(stateChoice), { label: `the word "${word}"`, words: `text:${word}` }],
  )
}

const stateChoice = (iso3: Iso3): Choice => ({ label: choiceLabel(iso3), words: iso3 })

const readCountry = (text: string): Result<Partial<Filter>> => {
  if (isIso3(text.toUpperCase())) return ok({ countries: [text.toUpperCase() as Iso3] })
  const match = findState(text)
  if (match.kind === 'one') return ok({ countries: [match.iso3] })
  const candidates = match.kind === 'ambiguous' ? match.candidates : match.nearest
  return refuse(
    match.kind === 'ambiguous'
      ? `"${text}" can be more than one State. Which one?`
      : `I did not find the State "${text}". Type its name in English, French or Spanish, or its ISO code.`,
    candidates.map(stateChoice),
  )
}

const oneOf =
  <T extends string>(key: string, list: readonly T[], wrap: (value: T) => Partial<Filter>) =>
  (text: string): Addition => {
    const found = list.find(value => value === text.toLowerCase() || value === plural(text))
    return found === undefined ? refuse(`${key}: takes one of ${list.join(', ')}, not "${text}".`) : ok(wrap(found))
  }

/** The keys of a filter, and how the value of each is read. */
export const filterKeys: Readonly<Record<string, (text: string) => Addition>> = {
  body: text => {
    if (text.toLowerCase() === 'treaty') return ok({ bodies: treatyBodies })
    const body = findBody(text)
    return body === undefined
      ? refuse(`There is no body "${text}". Type for example body:HRC or body:CEDAW.`)
      : ok({ bodies: [body.id] })
  },
  state: readCountry,
  kind: oneOf('kind', eventKinds, kind => ({ kinds: [kind] })),
  tag: text => ok({ tags: [text.toLowerCase()] }),
  certainty: oneOf('certainty', certainties, certainty => ({ certainties: [certainty] })),
  precision: oneOf('precision', precisions, precision => ({ precisions: [precision] })),
  event: text => {
    const slug = asSlug(text)
    return slug === undefined
      ? refuse(`"${text}" is not the short name of an event, such as hrc-64.`)
      : ok({ events: [{ slug }] })
  },
}

const readKeyed = (key: string, text: string): Addition => {
  if (key === 'text') return text === '' ? refuse('text: needs a word, for example text:civic') : ok({ text })
  const read = filterKeys[key]
  if (read === undefined)
    return refuse(
      `There is no filter "${key}:". Use ${[...Object.keys(filterKeys), 'text'].map(one => `${one}:`).join(' ')}`,
    )
  let addition: Partial<Filter> = {}
  for (const value of text.split(',').filter(part => part !== '')) {
    const more = read(value)
    if (!more.ok) return more
    addition = merge({ ...everything, ...addition }, more.value)
  }
  return ok(addition)
}

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
    ...filter.countries.map(iso3 => nameOf(iso3, 'en')),
    ...filter.kinds.map(kind => `${kind}s`),
    ...filter.tags.map(tag => `tag ${tag}`),
    ...filter.certainties,
    ...filter.precisions.map(precision => `precision ${precision}`),
    ...filter.events.map(event => event.slug),
    ...(filter.text === undefined ? [] : [`"${filter.text}"`]),
  ].join(', ') || 'everything'
