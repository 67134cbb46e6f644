// Followers: what happens to the entries that hang on an event when its date or its state changes.
import type { Amendment } from './change.ts'
import { factsOf } from './change.ts'
import type { CalendarEvent, EventFacts, EventKind } from './event.ts'
import { dayAfter, firstDay, sameWhen, type When } from './when.ts'

/** Words that the product itself puts as a reason, and so may take away again. */
const reasons = {
  postponed: 'session postponed; deadline not withdrawn',
  cancelled: 'session cancelled; deadline not withdrawn',
  fellWith: (state: 'postponed' | 'cancelled') => `session ${state}`,
  check: 'session moved; check this published deadline',
  outside: 'session moved; check this day',
} as const

const ours = new Set<string>([
  reasons.postponed,
  reasons.cancelled,
  'session postponed',
  'session cancelled',
  reasons.check,
  reasons.outside,
])

/** Entries that take place in the session, and fall or move with it. */
const within: ReadonlySet<EventKind> = new Set(['meeting', 'review', 'presession', 'session', 'election'])

interface Moved {
  readonly before: EventFacts
  readonly after: EventFacts
}

/**
 * The amendments to an event's children that follow from its change. Computed entries are not its business: the rules
 * re-derive them. `before` of a child is how it stood when its parent was last sound, to be restored with it.
 */
export const followersOf = (
  parent: Moved,
  children: readonly CalendarEvent[],
  standingBefore: (child: CalendarEvent) => EventFacts | undefined,
): readonly Amendment[] =>
  children
    .filter(child => !child.computed && !child.withdrawn && child.state !== 'cancelled' && child.state !== 'held')
    .flatMap(child => {
      const after = follow(parent, child, standingBefore(child))
      return after === undefined ? [] : [{ event: child, after }]
    })

const fallen = (facts: EventFacts): 'postponed' | 'cancelled' | undefined =>
  facts.state === 'postponed' || facts.state === 'cancelled' ? facts.state : undefined

const follow = (parent: Moved, child: CalendarEvent, sound: EventFacts | undefined): EventFacts | undefined => {
  const facts = factsOf(child)
  const now = fallen(parent.after)
  if (now !== undefined && now !== fallen(parent.before)) return fall(facts, now)
  const restored = now === undefined && fallen(parent.before) !== undefined ? restore(facts, sound) : undefined
  const from = restored ?? facts
  const moved = now === undefined && !sameWhen(parent.before.when, parent.after.when) ? move(parent, from) : undefined
  return moved ?? restored
}

const fall = (child: EventFacts, state: 'postponed' | 'cancelled'): EventFacts =>
  within.has(child.kind)
    ? { ...child, certainty: 'at-risk', reason: child.reason ?? reasons.fellWith(state) }
    : { ...child, reason: reasons[state] }

const restore = (child: EventFacts, sound: EventFacts | undefined): EventFacts | undefined => {
  if (child.reason === undefined || !ours.has(child.reason)) return undefined
  const { reason: _gone, ...rest } = child
  const certainty = sound?.certainty ?? 'provisional'
  return { ...rest, certainty, ...(sound?.reason === undefined ? {} : { reason: sound.reason }) }
}

/** Undated children of a session have its days as bounds and follow them; dated ones are to be checked by a person. */
const move = (parent: Moved, child: EventFacts): EventFacts | undefined => {
  if (!within.has(child.kind)) return { ...child, reason: reasons.check }
  if (child.when.kind === 'bounds' && sameSpan(child.when, parent.before.when))
    return { ...child, when: { ...child.when, precision: boundsFrom(parent.after.when), ...spanOf(parent.after.when) } }
  if (inside(child.when, parent.after.when)) return undefined
  return { ...child, certainty: 'at-risk', reason: reasons.outside }
}

const spanOf = (when: When) => ({ from: firstDay(when), until: dayAfter(when) })

const boundsFrom = (when: When): 'session' | 'month' | 'window' => (when.kind === 'bounds' ? when.precision : 'session')

const sameSpan = (a: When, b: When): boolean => firstDay(a).equals(firstDay(b)) && dayAfter(a).equals(dayAfter(b))

const inside = (a: When, b: When): boolean =>
  Temporal.PlainDate.compare(firstDay(a), firstDay(b)) >= 0 && Temporal.PlainDate.compare(dayAfter(a), dayAfter(b)) <= 0
