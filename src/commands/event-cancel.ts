// event cancel: an event does not take place.
import { cancel } from '#src/calendar/transitions.ts'
import { command } from '#src/conversation/command.ts'
import { eventField } from '#src/conversation/fields.ts'
import { carryOut } from './carry-out.ts'
import { sourceField, whyField } from './event-fields.ts'
import { eventToChange } from './event-to-change.ts'

export const eventCancel = command({
  verb: 'event cancel',
  summary: 'cancel an event',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, why: whyField, source: sourceField },
  examples: ['event cancel hrc-64-panel why:no quorum'],
  handle: async ({ event: said, why, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const after = cancel(event.value, why)
    if (!after.ok) return after
    const words = `event cancel ${event.value.slug}`
    return carryOut({ event: event.value, after: after.value, words, why, source }, context)
  },
})
