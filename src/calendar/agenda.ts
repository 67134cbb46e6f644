// Agenda: what is coming in a period, in order, with what belongs together folded into one line.
import type { CalendarEvent, EventId } from './event.ts'
import { beginning, ending } from './when.ts'

/** From now on, half-open. */
export interface Period {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

type Several = readonly [CalendarEvent, ...CalendarEvent[]]

export type AgendaEntry =
  /** An event, with the undated reviews of it. */
  | { readonly kind: 'event'; readonly event: CalendarEvent; readonly reviews: readonly CalendarEvent[] }
  /** The undated reviews of a session that is not in the agenda itself. */
  | { readonly kind: 'reviews'; readonly parent: EventId; readonly events: Several }
  /** All notices to find, those first that must be found first. */
  | { readonly kind: 'notices'; readonly events: Several }

/**
 * The events that the period touches: first what is under way, then dated ones by their beginning, and among them undated
 * ones at the end of what they can touch. A session's undated reviews fold into one entry; the notices to find come last.
 */
export const agenda = (events: readonly CalendarEvent[], period: Period): readonly AgendaEntry[] => {
  const ahead = events.filter(event => isAhead(event, period))
  const notices = ahead.filter(event => foldOf(event) === 'notice').sort((a, b) => endOf(a) - endOf(b))
  const reviews = Map.groupBy(
    ahead.filter(event => foldOf(event) === 'review'),
    event => event.parent,
  )
  const single = ahead.filter(event => foldOf(event) === undefined)
  const listed = new Set<string | undefined>(single.map(event => event.id))
  const entries = [
    ...single.map((event): AgendaEntry => ({ kind: 'event', event, reviews: reviews.get(event.id) ?? [] })),
    ...[...reviews.values()].filter(([first]) => !listed.has(first?.parent)).flatMap(reviewEntry),
  ]
  return [...entries.sort(byPlace(period)), ...noticeEntry(notices)]
}

/** All events that an entry tells of. */
export const eventsOf = (entry: AgendaEntry): readonly CalendarEvent[] =>
  entry.kind === 'event' ? [entry.event, ...entry.reviews] : entry.events

/** Whether any of it is still to come, or under way, before the period ends. */
export const isAhead = (event: CalendarEvent, { from, until }: Period): boolean =>
  !event.withdrawn &&
  event.state !== 'held' &&
  ending(event.when).epochMilliseconds > from.epochMilliseconds &&
  beginning(event.when).epochMilliseconds < until.epochMilliseconds

/** Whether it has begun on a fixed date and is not over. */
export const isRunning = (event: CalendarEvent, now: Temporal.Instant): boolean =>
  event.when.kind !== 'bounds' &&
  (event.state === 'planned' || event.state === 'moved') &&
  beginning(event.when).epochMilliseconds < now.epochMilliseconds &&
  ending(event.when).epochMilliseconds > now.epochMilliseconds

/** Only what is as planned folds: at risk, moved, postponed and cancelled must be seen with their word. */
const foldOf = (event: CalendarEvent): 'review' | 'notice' | undefined => {
  const asPlanned = event.state === 'planned' && event.certainty !== 'at-risk' && event.reason === undefined
  if (event.parent === undefined || event.when.kind !== 'bounds' || !asPlanned) return undefined
  if (event.kind === 'review') return 'review'
  return event.kind === 'task' ? 'notice' : undefined
}

const reviewEntry = ([first, ...rest]: readonly CalendarEvent[]): readonly AgendaEntry[] => {
  if (first?.parent === undefined) return []
  if (rest.length === 0) return [{ kind: 'event', event: first, reviews: [] }]
  return [{ kind: 'reviews', parent: first.parent, events: [first, ...rest] }]
}

const noticeEntry = ([first, ...rest]: readonly CalendarEvent[]): readonly AgendaEntry[] =>
  first === undefined ? [] : [{ kind: 'notices', events: [first, ...rest] }]

const endOf = (event: CalendarEvent): number => ending(event.when).epochMilliseconds

const byPlace =
  (period: Period) =>
  (one: AgendaEntry, other: AgendaEntry): number => {
    const [a, b] = [placing(one), placing(other)]
    return placeOf(a, period) - placeOf(b, period) || endOf(a) - endOf(b) || (a.slug < b.slug ? -1 : 1)
  }

/** The event that gives an entry its place: of several the one that can last longest. */
const placing = (entry: AgendaEntry): CalendarEvent =>
  entry.kind === 'event'
    ? entry.event
    : entry.events.reduce((last, event) => (endOf(event) > endOf(last) ? event : last))

/** Undated ones just before the midnight that ends their bounds. */
const placeOf = (event: CalendarEvent, { from, until }: Period): number =>
  event.when.kind === 'bounds'
    ? Math.min(endOf(event) - 1, until.epochMilliseconds)
    : Math.max(beginning(event.when).epochMilliseconds, from.epochMilliseconds)
