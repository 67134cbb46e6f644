// claim: whoever speaks takes a deadline on, for their organisation.
import { command } from '#src/conversation/command.ts'
import { eventField, rest } from '#src/conversation/fields.ts'
import { claimant } from '#src/reminders/claim-words.ts'
import { ok, refuse } from '#src/result.ts'
import { canBeTaken, speakerOf } from './claiming.ts'
import { findEvent } from './find-event.ts'
import { claimOf, claimReply, setClaim } from './set-claim.ts'

export const claim = command({
  verb: 'claim',
  summary: 'take a deadline on, for my organisation',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { event: rest(eventField) },
  examples: ['claim hrc-64'],
  handle: async ({ event: said }, context) => {
    const member = await speakerOf(context)
    if (!member.ok) return member
    const event = await findEvent(said, context)
    if (!event.ok) return event
    const free = canBeTaken(event.value)
    if (!free.ok) return free
    const { slug } = event.value
    const held = await claimOf(event.value, member.value, context)
    if (held?.state === 'done')
      return refuse(`${slug} is done already, by ${claimant(held)}. To open it again: unclaim ${slug}`)
    if (held?.owner === member.value.id)
      return refuse(`You take care of ${slug} already. To give it back: unclaim ${slug}`)
    if (held !== undefined)
      return refuse(`${claimant(held)} takes care of ${slug} already.`, [
        { label: 'Take it over', words: `assign me ${slug}` },
      ])
    await setClaim(event.value, { owner: member.value, state: 'claimed' }, context)
    const { name, organisation } = member.value
    return ok(
      await claimReply(
        `${name} takes this on${organisation === undefined ? '' : ` for ${organisation.name}`}.`,
        event.value,
        context,
      ),
    )
  },
})
