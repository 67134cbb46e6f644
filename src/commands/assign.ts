// assign: somebody takes a deadline on, for their organisation.
import { command } from '#src/conversation/command.ts'
import { eventField, memberField, rest } from '#src/conversation/fields.ts'
import { ok, refuse } from '#src/result.ts'
import { may } from '#src/security/permissions.ts'
import { canBeTaken, holderOf, speakerOf } from './claiming.ts'
import { findEvent } from './find-event.ts'
import { findMember } from './find-member.ts'
import { claimOf, claimReply, setClaim } from './set-claim.ts'

export const assign = command({
  verb: 'assign',
  summary: 'ask somebody to take a deadline on',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { who: memberField, event: rest(eventField) },
  examples: ['assign @bo hrc-64', 'assign me hrc-64'],
  handle: async ({ who, event: said }, context) => {
    const speaker = await speakerOf(context)
    if (!speaker.ok) return speaker
    const owner = await findMember(who, context)
    if (!owner.ok) return owner
    const event = await findEvent(said, context)
    if (!event.ok) return event
    const free = canBeTaken(event.value)
    if (!free.ok) return free
    if (holderOf(owner.value) !== holderOf(speaker.value) && !may(context.actor, 'assign other organisations'))
      return refuse(`${owner.value.name} is of another organisation; a coordinator can assign them.`)
    const held = await claimOf(event.value, owner.value, context)
    if (held?.owner === owner.value.id && held.state === 'claimed')
      return refuse(`${owner.value.name} takes care of ${event.value.slug} already.`)
    await setClaim(event.value, { owner: owner.value, state: 'claimed' }, context)
    const asked = owner.value.id === speaker.value.id ? '' : `, asked by ${speaker.value.name}`
    return ok(await claimReply(`${owner.value.name} takes this on${asked}.`, event.value, context))
  },
})
