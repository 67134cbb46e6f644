// event move: another date for an event.
import { moveTo } from '#src/calendar/transitions.ts'
import { whenWords } from '#src/calendar/when-words.ts'
import { command } from '#src/conversation/command.ts'
import { eventField, whenField } from '#src/conversation/fields.ts'
import { carryOut } from './carry-out.ts'
import { certaintyField, certaintyOf, sourceField, whyField } from './event-fields.ts'
import { eventToChange, whenFor } from './event-to-change.ts'
import { published } from './published.ts'

export const eventMove = command({
  verb: 'event move',
  summary: 'move an event to another date',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, when: whenField, certainty: certaintyField, why: whyField, source: sourceField },
  examples: [
    'event move hrc-64-panel 2027-03-10 16:00 why:room not free source:Sched',
    'event move hrc-64-panel 17:00',
  ],
  handle: async ({ event: said, when: typed, certainty, why, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const when = whenFor(typed, event.value, context)
    if (!when.ok) return when
    const after = moveTo(event.value, when.value, certaintyOf(certainty, when.value))
    if (!after.ok) return after
    const sure = certainty === undefined ? '' : ` certainty:${certainty}`
    const words = `event move ${event.value.slug} ${whenWords(when.value)}${sure}`
    return carryOut({ event: event.value, after: published(event.value, after.value), words, why, source }, context)
  },
})
