// event date: first fixes the date of an event that had none.
import { fixDate } from '#src/calendar/transitions.ts'
import { whenWords } from '#src/calendar/when-words.ts'
import { command } from '#src/conversation/command.ts'
import { eventField, whenField } from '#src/conversation/fields.ts'
import { carryOut } from './carry-out.ts'
import { certaintyField, certaintyOf, sourceField, whyField } from './event-fields.ts'
import { eventToChange, whenFor } from './event-to-change.ts'
import { published } from './published.ts'

export const eventDate = command({
  verb: 'event date',
  aliases: ['event fix'],
  summary: 'fix a first date',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, when: whenField, certainty: certaintyField, why: whyField, source: sourceField },
  examples: [
    'event date hrc-64 2027-02-22..2027-04-02 source:OHCHR sessions page',
    'event date hrc-64-panel "tue 10:00"',
  ],
  handle: async ({ event: said, when: typed, certainty, why, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const when = whenFor(typed, event.value, context)
    if (!when.ok) return when
    const after = fixDate(event.value, when.value, certaintyOf(certainty, when.value))
    if (!after.ok) return after
    const { slug } = event.value
    const sure = certainty === undefined ? '' : ` certainty:${certainty}`
    const words = `event date ${slug} ${whenWords(when.value)}${sure}`
    return carryOut({ event: event.value, after: published(event.value, after.value), words, why, source }, context)
  },
})
