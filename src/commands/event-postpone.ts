// event postpone: an event does not take place when it should; new bounds, when they are known.
import { postpone } from '#src/calendar/transitions.ts'
import { whenWords } from '#src/calendar/when-words.ts'
import { command } from '#src/conversation/command.ts'
import { eventField, optional, whenField } from '#src/conversation/fields.ts'
import { ok } from '#src/result.ts'
import { carryOut } from './carry-out.ts'
import { sourceField, whyField } from './event-fields.ts'
import { eventToChange, whenFor } from './event-to-change.ts'

export const eventPostpone = command({
  verb: 'event postpone',
  summary: 'postpone an event, with or without new bounds',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, when: optional(whenField), why: whyField, source: sourceField },
  examples: ['event postpone hrc-64-panel why:funding', 'event postpone hrc-64 2027-04..2027-05 why:funding'],
  handle: async ({ event: said, when: typed, why, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const when = typed === undefined ? ok(undefined) : whenFor(typed, event.value, context)
    if (!when.ok) return when
    const after = postpone(event.value, when.value, why)
    if (!after.ok) return after
    const bounds = when.value === undefined ? '' : ` ${whenWords(after.value.when)}`
    return carryOut(
      { event: event.value, after: after.value, words: `event postpone ${event.value.slug}${bounds}`, why, source },
      context,
    )
  },
})
