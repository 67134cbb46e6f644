// Certainty words: how sure a date is, and how a computed deadline came about.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { findRule } from '#src/deadlines/rules.ts'
import { timingInWords } from '#src/deadlines/timing-in-words.ts'

const words: Readonly<Record<CalendarEvent['certainty'], string>> = {
  confirmed: 'confirmed',
  provisional: 'provisional: planned so, not confirmed',
  estimated: 'estimated: inferred, not published',
  'at-risk': 'at risk',
}

/**
 * "estimated: 28 days before the opening; a published date beats it", "published date, confirmed" where
 * a rule would otherwise compute one, or "provisional: planned so, not confirmed".
 */
export const certaintyWords = (event: CalendarEvent): string => {
  const rule = event.rule === undefined ? undefined : findRule(event.rule)
  if (event.computed && rule?.timing.type === 'notice') return timingInWords(rule.timing)
  if (event.computed && rule !== undefined) return `estimated: ${timingInWords(rule.timing)}; a published date beats it`
  const published = event.kind === 'deadline' && rule !== undefined && event.certainty !== 'estimated'
  return published ? `published date, ${words[event.certainty]}` : words[event.certainty]
}
