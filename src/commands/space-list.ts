// space list: the spaces that I am a member of, and which of them I speak in here.
import { command } from '#src/conversation/command.ts'
import { answer, type Line, line, strong } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { greyLine } from './grey-line.ts'
import { type MySpace, mySpaces } from './my-spaces.ts'
import { ours } from './ours.ts'

export const spaceList = command({
  verb: 'space list',
  aliases: ['spaces'],
  summary: 'the spaces I am a member of',
  permission: 'read',
  effect: 'read',
  fields: {},
  examples: ['space list'],
  handle: async (_args, context) => {
    const { actor, utterance } = context
    const all = await mySpaces(context)
    // A room learns of no other space, though whoever asks in it is a member there.
    const mine = utterance.shows === 'room' ? all.filter(one => one.space.id === actor.space.id) : all
    const facts = mine.map(one => lineFor(one, one.space.id === actor.space.id))
    const head =
      mine.length === 0
        ? 'You are not a member of a space; you speak as an observer of this room.'
        : 'You are a member of:'
    return ok(
      answer(
        ours(
          context,
          [
            facts.length === 0 ? line(head) : { kind: 'entry', head: [head], facts },
            greyLine(context, { source: 'Your memberships', to: 'asker' }),
          ],
          mine.map(({ space, role }) => ({ slug: space.slug, name: space.name, role })),
        ),
      ),
    )
  },
})

const lineFor = ({ space, role }: MySpace, here: boolean): Line => [
  strong(space.slug),
  `  ${space.name}, ${role}${here ? ' – you speak in it here' : ''}`,
]
