// done: an organisation has done what a deadline asks for, and is reminded of it no more.
import { command } from '#src/conversation/command.ts'
import { eventField, rest } from '#src/conversation/fields.ts'
import { claimant } from '#src/reminders/claim-words.ts'
import { ok, refuse } from '#src/result.ts'
import { speakerOf } from './claiming.ts'
import { findEvent } from './find-event.ts'
import { claimOf, claimReply, setClaim } from './set-claim.ts'

export const done = command({
  verb: 'done',
  summary: 'a deadline is met; my organisation needs no more reminders',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { event: rest(eventField) },
  examples: ['done hrc-64'],
  handle: async ({ event: said }, context) => {
    const member = await speakerOf(context)
    if (!member.ok) return member
    const event = await findEvent(said, context)
    if (!event.ok) return event
    const held = await claimOf(event.value, member.value, context)
    if (held?.state === 'done')
      return refuse(
        `${event.value.slug} is done already, by ${claimant(held)}. To open it again: unclaim ${event.value.slug}`,
      )
    await setClaim(event.value, { owner: member.value, state: 'done' }, context)
    const { organisation } = member.value
    const who = organisation === undefined ? 'You are' : `${organisation.name} is`
    return ok(
      await claimReply(`Done. ${who} reminded of it no more; others are, until they are done.`, event.value, context),
    )
  },
})
