// Advice: what is known about taking part in an event although no day can be derived.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { appliesTo } from './anchor.ts'
import type { DeadlineRule } from './deadline-rule.ts'
import { deadlineRules } from './rules.ts'

export interface Advice {
  readonly rule: DeadlineRule
  readonly text: string
}

/** The guidance that the rules hold for an event, in their order. */
export const adviceFor = (event: CalendarEvent, rules: readonly DeadlineRule[] = deadlineRules): readonly Advice[] =>
  rules.flatMap(rule =>
    rule.timing.type === 'guidance' && appliesTo(rule, event) ? [{ rule, text: rule.timing.advice }] : [],
  )
