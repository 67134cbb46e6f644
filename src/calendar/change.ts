// Change: one revision of one event: what it was, what it is, why, by whom, from which source.
import type { CalendarEvent, EventFacts, EventId } from './event.ts'
import { dayAfter, firstDay, sameWhen, type When } from './when.ts'

const changeKinds = [
  'ADDED',
  'FIXED',
  'MOVED',
  'POSTPONED',
  'CANCELLED',
  'RESTORED',
  'AT RISK',
  'HELD',
  'CORRECTED',
  'WITHDRAWN',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** A change that is still to be made. */
export interface Amendment {
  readonly event: CalendarEvent
  readonly after: EventFacts
}

/** A change as it stands in the history. Ids are K1, K2 … */
export interface Change {
  readonly number: number
  readonly event: EventId
  readonly slug: string
  readonly space: string
  readonly public: boolean
  readonly kind: ChangeKind
  readonly revision: number
  /** The facts before; none for an addition. */
  readonly before?: EventFacts
  readonly after: EventFacts
  readonly at: string
  /** Member id, `console`, or `shipped` for a newer shipped calendar. */
  readonly by: string
  readonly why?: string
  readonly source?: string
  /** The change that brought this one about: a session moved, and its deadline with it. */
  readonly cause?: number
  /** The change that this one undoes. */
  readonly undoes?: number
}

/** What sort of change it is; a first fixed date is FIXED, never MOVED, and so is the published date of a computed deadline. */
export const changeKind = (before: EventFacts | undefined, after: EventFacts): ChangeKind => {
  if (before === undefined || (before.withdrawn && !after.withdrawn)) return 'ADDED'
  if (after.withdrawn && !before.withdrawn) return 'WITHDRAWN'
  const state = stateChange(before, after)
  if (state !== undefined) return state
  if (before.computed && !after.computed) return 'FIXED'
  if (!sameWhen(before.when, after.when)) return dateChange(before.when, after.when)
  if (after.certainty === 'at-risk' && before.certainty !== 'at-risk') return 'AT RISK'
  return before.certainty === 'at-risk' && after.certainty !== 'at-risk' ? 'RESTORED' : 'CORRECTED'
}

/** A day within bounds is FIXED, and so is the first hour of a day; bounds that only grow narrower did not move. */
const dateChange = (before: When, after: When): ChangeKind => {
  if (before.kind === 'bounds') return after.kind !== 'bounds' ? 'FIXED' : within(after, before) ? 'CORRECTED' : 'MOVED'
  return before.kind === 'days' && after.kind === 'moment' && within(after, before) ? 'FIXED' : 'MOVED'
}

const within = (inner: When, outer: When): boolean =>
  Temporal.PlainDate.compare(firstDay(outer), firstDay(inner)) <= 0 &&
  Temporal.PlainDate.compare(dayAfter(inner), dayAfter(outer)) <= 0

const stateChange = (before: EventFacts, after: EventFacts): ChangeKind | undefined => {
  if (before.state === after.state) return undefined
  if (after.state === 'cancelled') return 'CANCELLED'
  if (after.state === 'postponed') return 'POSTPONED'
  if (after.state === 'held') return 'HELD'
  const back = before.state === 'cancelled' || before.state === 'postponed' || before.state === 'held'
  return back && sameWhen(before.when, after.when) ? 'RESTORED' : undefined
}

/** Whether it touches date or state, so that SEQUENCE and the date revision count it, and people told must be told again. */
export const touchesDate = (before: EventFacts | undefined, after: EventFacts): boolean =>
  before === undefined ||
  !sameWhen(before.when, after.when) ||
  before.state !== after.state ||
  before.withdrawn !== after.withdrawn

/** Whether two say the same in every fact. */
export const sameFacts = (a: EventFacts, b: EventFacts): boolean => canonical(a) === canonical(b)

/** The facts alone, without the event's place in its history. */
export const factsOf = (event: CalendarEvent): EventFacts => {
  const {
    id: _i,
    slug: _s,
    space: _p,
    public: _u,
    revision: _r,
    sequence: _q,
    createdAt: _c,
    changedAt: _d,
    ...facts
  } = event
  return facts
}

/** The same event with other facts: as it stood after a change. */
export const asItStood = (event: CalendarEvent, facts: EventFacts): CalendarEvent => ({
  ...facts,
  id: event.id,
  slug: event.slug,
  space: event.space,
  public: event.public,
  createdAt: event.createdAt,
  changedAt: event.changedAt,
  revision: event.revision,
  sequence: event.sequence,
})

/** The event with new facts, one revision on. */
export const amended = (event: CalendarEvent, after: EventFacts, at: string): CalendarEvent => ({
  ...asItStood(event, after),
  changedAt: at,
  revision: event.revision + 1,
  sequence: event.sequence + (touchesDate(factsOf(event), after) ? 1 : 0),
})

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
