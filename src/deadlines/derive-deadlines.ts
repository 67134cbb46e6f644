// Derive deadlines: what the rules want on the calendar for one event, as a pure function.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { dayAfter, type When } from '#src/calendar/when.ts'
import { appliesTo, stands } from './anchor.ts'
import type { DeadlineRule, Timing } from './deadline-rule.ts'
import { type DerivedDeadline, derivedDeadline } from './derived-deadline.ts'
import { sessionsFor } from './due.ts'
import { whenDue } from './when-due.ts'

export interface DeriveInput {
  readonly anchor: CalendarEvent
  readonly rules: readonly DeadlineRule[]
  /** Events among which the anchor's published deadlines are found; others do no harm. */
  readonly siblings: readonly CalendarEvent[]
  /** Events among which the sessions of other bodies are found, for rules that point to one. */
  readonly sessions: readonly CalendarEvent[]
  readonly today: Temporal.PlainDate
}

/**
 * The computed deadlines and tasks wanted for one event. A published date under the same rule beats the rule; an anchor
 * without a day gives bounds; one that is postponed, cancelled or withdrawn gives nothing. What lies wholly in the past is not
 * wanted any more either, which is no reason to withdraw it where it stands. Computed entries can be anchors in turn
 * (the portal opens before the submission is due): call it for them too.
 */
export const deriveDeadlines = (input: DeriveInput): readonly DerivedDeadline[] => {
  const { anchor, rules, siblings, sessions, today } = input
  if (!stands(anchor)) return []
  return rules
    .filter(rule => appliesTo(rule, anchor) && canBeAhead(rule.timing, anchor.when, today))
    .filter(rule => !isPublished(rule, anchor, siblings))
    .flatMap(rule => {
      const around = { body: anchor.body, sessions: sessionsFor(rule.timing, sessions) }
      const when = whenDue(rule.timing, anchor.when, around)
      return when !== undefined && isAhead(when, today) ? [derivedDeadline(rule, anchor, when)] : []
    })
}

const isPublished = (rule: DeadlineRule, anchor: CalendarEvent, siblings: readonly CalendarEvent[]): boolean =>
  siblings.some(event => event.parent === anchor.id && event.rule === rule.id && !event.computed && !event.withdrawn)

const isAhead = (when: When, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(dayAfter(when), today) > 0

/** Only another body's session can come after an anchor that is over: spares the work for all of history. */
const canBeAhead = (timing: Timing, anchor: When, today: Temporal.PlainDate): boolean =>
  timing.type === 'other-session' || isAhead(anchor, today)
