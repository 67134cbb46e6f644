// event risk: the date stands, but it may fall; never without the reason.
import { putAtRisk } from '#src/calendar/transitions.ts'
import { command } from '#src/conversation/command.ts'
import { eventField } from '#src/conversation/fields.ts'
import { refuse } from '#src/result.ts'
import { carryOut } from './carry-out.ts'
import { sourceField, whyField } from './event-fields.ts'
import { eventToChange } from './event-to-change.ts'

export const eventRisk = command({
  verb: 'event risk',
  summary: 'say that an event may fall, and why',
  permission: 'change the calendar',
  effect: 'write',
  fields: { event: eventField, why: whyField, source: sourceField },
  examples: ['event risk hrc-64 why:funding, no decision announced'],
  handle: async ({ event: said, why, source }, context) => {
    const event = await eventToChange(said, context)
    if (!event.ok) return event
    const { slug } = event.value
    if (why === undefined) return refuse(`Say what puts ${slug} at risk, for example: event risk ${slug} why:funding`)
    const after = putAtRisk(event.value, why)
    if (!after.ok) return after
    return carryOut({ event: event.value, after: after.value, words: `event risk ${slug}`, why, source }, context)
  },
})
