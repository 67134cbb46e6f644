// place add: links a room to this space.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { accountField, option, optional, wordField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { PlaceId } from '#src/security/member.ts'
import { type Address, findAddress } from './find-place.ts'
import { ours } from './ours.ts'
import { resumeSubscriptions } from './subscriptions-of-room.ts'

export const placeAdd = command({
  verb: 'place add',
  summary: 'link this room, or a named one, to the space',
  permission: 'change places',
  effect: 'write',
  fields: {
    address: optional(accountField({ help: 'address', example: 'slack:C0123ABC' })),
    again: option(wordField({ help: 'ended subscriptions', example: 'S1,S4' })),
  },
  examples: ['place add slack:C0123ABC', 'place add !room:example.org'],
  handle: async ({ address: typed, again }, context) => {
    const { actor, members } = context
    const address = findAddress(typed, context)
    if (!address.ok) return address
    const { said } = address.value
    const known = await members.findPlace(address.value)
    if (known?.space === actor.space.id)
      return refuse(`The room ${said} is linked to ${actor.space.name} already. To end that: place remove ${said}`)
    // Nobody learns here whether another space has it, nor takes it from there.
    if (known?.space !== undefined || known?.kind === 'direct') return refuse(notFromHere(said))
    const id = known?.id ?? (context.random.id() as PlaceId)
    await link(id, address.value, context)
    const resumed = await resumeSubscriptions(again?.split(',') ?? [], id, context)
    await context.did({ ids: [id, ...resumed], undo: `place remove ${said}` })
    return ok(
      answer(
        ours(
          context,
          [
            line(`Linked ${said} to ${actor.space.name}.`),
            line('Everybody in it who is not a guest may now ask me there, as an observer.'),
            ...(resumed.length === 0 ? [] : [line(`It follows again: ${resumed.join(', ')}.`)]),
            line(`To undo: place remove ${said}`),
          ],
          { place: said },
        ),
      ),
    )
  },
})

const notFromHere = (said: string): string =>
  `The room ${said} cannot be linked from here. If it is yours, whoever linked it must say "place remove" in it first.`

const link = async (id: PlaceId, { platform, id: address }: Address, context: Context): Promise<void> => {
  const { actor, members, now } = context
  const at = instantText(now)
  await members.setPlace({ id, platform, address, kind: 'room', space: actor.space.id }, actor.member, at)
}
