// place list: the rooms that are linked to this space.
import { command } from '#src/conversation/command.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, code, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

export const placeList = command({
  verb: 'place list',
  aliases: ['places'],
  summary: 'which rooms are linked to the space',
  permission: 'see who is who',
  effect: 'read',
  fields: {},
  examples: ['place list'],
  handle: async (_args, context) => {
    const { actor, members, utterance } = context
    const rooms = (await members.placesOf(actor.space.id)).filter(place => place.kind === 'room')
    const isHere = ({ platform, address }: { platform: string; address: string }) =>
      platform === utterance.place.platform && address === utterance.place.id
    const facts = rooms.map(place => [
      code(accountWords({ platform: place.platform, id: place.address })),
      isHere(place) ? ' – here' : '',
    ])
    const head = `${actor.space.name} has ${counted(rooms.length, 'linked room')}.`
    return ok(
      answer(
        ours(
          context,
          [
            facts.length === 0
              ? line(`${head} To link one, say "place add" in it.`)
              : { kind: 'entry', head: [head], facts },
            greyLine(context, { source: `Places of ${actor.space.name}`, to: 'asker' }),
          ],
          rooms.map(({ platform, address }) => ({ platform, address })),
        ),
      ),
    )
  },
})
