// place remove: ends the link of a room to this space.
import { command } from '#src/conversation/command.ts'
import { accountField, optional } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { findAddress } from './find-place.ts'
import { ours } from './ours.ts'
import { endSubscriptions } from './subscriptions-of-room.ts'

export const placeRemove = command({
  verb: 'place remove',
  summary: 'end the link of this room, or a named one, to the space',
  permission: 'change places',
  effect: 'write',
  fields: { address: optional(accountField({ help: 'address', example: 'slack:C0123ABC' })) },
  examples: ['place remove slack:C0123ABC'],
  handle: async ({ address: typed }, context) => {
    const { actor, members } = context
    const address = findAddress(typed, context)
    if (!address.ok) return address
    const { said } = address.value
    const known = await members.findPlace(address.value)
    if (known?.space !== actor.space.id || known.kind !== 'room')
      return refuse(`The room ${said} is not linked to ${actor.space.name}. "place list" shows what is.`)
    const ended = await endSubscriptions(known.id, context)
    await members.unlinkPlace(known.id)
    const back = `place add ${said}${ended.length === 0 ? '' : ` again:${ended.join(',')}`}`
    await context.did({ ids: [known.id, ...ended], undo: back })
    return ok(
      answer(
        ours(
          context,
          [
            line(`${said} is no longer linked to ${actor.space.name}. I answer only members there, and post nothing.`),
            ...(ended.length === 0 ? [] : [line(`What it followed has ended: ${ended.join(', ')}.`)]),
            line(`To undo: ${back}`),
          ],
          { place: said },
        ),
      ),
    )
  },
})
