// Published: what becomes of a computed deadline, or of a notice to find, once somebody gives it its date.
import type { CalendarEvent, EventFacts } from '#src/calendar/event.ts'
import { publishedNoteOf } from '#src/deadlines/rule-note.ts'
import { findRule } from '#src/deadlines/rules.ts'

/** A published date beats the rule: the entry is no longer computed, and the notice that was found is a deadline. */
export const published = (event: CalendarEvent, after: EventFacts): EventFacts => {
  const rule = event.rule === undefined ? undefined : findRule(event.rule)
  if (!event.computed || rule === undefined || after.when.kind === 'bounds') return after
  return {
    ...after,
    computed: false,
    kind: event.kind === 'task' ? 'deadline' : event.kind,
    title: event.title.replace('Find the notice: ', ''),
    note: publishedNoteOf(rule),
  }
}
