// event held: an event took place.
import { hold } from '#src/calendar/transitions.ts'
import { command } from '#src/conversation/command.ts'
import { eventField } from '#src/conversation/fields.ts'
import { carryOut } from './carry-out.ts'
import { sourceField } from './event-fields.ts'
import { eventToChange } from './event-to-change.ts'

export const eventHeld = command({
  verb: 'event held',
  summary: 'note that an event took place',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, source: sourceField },
  examples: ['event held hrc-64-panel'],
  handle: async ({ event: said, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const after = hold(event.value, context.now)
    if (!after.ok) return after
    const words = `event held ${event.value.slug}`
    return carryOut({ event: event.value, after: after.value, words, source }, context)
  },
})
