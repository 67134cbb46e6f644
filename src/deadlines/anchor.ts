// Anchor: which events the rules hang deadlines on.
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import type { DeadlineRule } from './deadline-rule.ts'

/** Sessions that the rules were not made for. */
const outsideTheRules = new Set(['special', 'visit'])

/** Whether it is still to be reckoned with: not postponed without a date, cancelled or withdrawn. */
export const stands = (event: Pick<EventFacts, 'state' | 'withdrawn'>): boolean =>
  !event.withdrawn && event.state !== 'cancelled' && event.state !== 'postponed'

/** Whether the rule speaks of events like this one. */
export const appliesTo = (rule: DeadlineRule, event: CalendarEvent): boolean =>
  rule.bodies.includes(event.body) &&
  rule.anchorKind === event.kind &&
  (rule.anchorRule === undefined || rule.anchorRule === event.rule) &&
  (rule.anchorWords === undefined || hasWord(event.title, rule.anchorWords)) &&
  !event.tags.some(tag => outsideTheRules.has(tag))

const hasWord = (title: string, words: readonly string[]): boolean =>
  title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some(word => words.includes(word))
