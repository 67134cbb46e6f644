// unclaim: gives a deadline back, or opens one again that was done.
import { command } from '#src/conversation/command.ts'
import { eventField, rest } from '#src/conversation/fields.ts'
import { ok, refuse } from '#src/result.ts'
import { speakerOf } from './claiming.ts'
import { findEvent } from './find-event.ts'
import { claimOf, claimReply, wordsBack } from './set-claim.ts'

export const unclaim = command({
  verb: 'unclaim',
  summary: 'give a deadline back, or open one again that was done',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { event: rest(eventField) },
  examples: ['unclaim hrc-64'],
  handle: async ({ event: said }, context) => {
    const member = await speakerOf(context)
    if (!member.ok) return member
    const event = await findEvent(said, context)
    if (!event.ok) return event
    const { id, slug } = event.value
    const held = await claimOf(event.value, member.value, context)
    if (held === undefined) return refuse(`Nobody of yours has claimed ${slug}. To take it on: claim ${slug}`)
    await context.claims.remove(held)
    await context.did({ ids: [id], undo: await wordsBack(event.value, held, context) })
    const whose = held.organisationName === undefined ? '' : ` for ${held.organisationName}`
    return ok(await claimReply(`Open again: nobody takes care of it${whose}.`, event.value, context))
  },
})
