// space new: makes a space, a coalition or working group that keeps its own members, places and events.
import { asSlug } from '#src/calendar/event.ts'
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { option, wordField } from '#src/conversation/fields.ts'
import { quoted } from '#src/conversation/words.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { SpaceId } from '#src/security/member.ts'
import { nameField } from './name-field.ts'
import { ours } from './ours.ts'

export const spaceNew = command({
  verb: 'space new',
  summary: 'make a space of its own for another coalition or working group',
  permission: 'make spaces',
  effect: 'write',
  fields: {
    slug: wordField({ help: 'short name', example: 'defenders' }),
    name: option(nameField({ help: 'name', example: 'Defenders group' })),
  },
  examples: ['space new defenders name:"Defenders group"'],
  handle: async ({ slug, name }, context) => {
    const short = asSlug(slug)
    if (short === undefined)
      return refuse(
        `"${slug}" cannot be a short name. Use letters, digits and hyphens, for example: space new defenders`,
      )
    if (context.actor.member === undefined) return refuse('Only a member can make a space, since it needs an owner.')
    if ((await context.members.findSpace(short)) !== undefined)
      return refuse(`The short name "${short}" is taken. Choose another, for example: space new ${short}-2`)
    return make({ slug: short, name: name ?? short, owner: context.actor.member }, context)
  },
})

interface NewSpace {
  readonly slug: string
  readonly name: string
  readonly owner: NonNullable<Context['actor']['member']>
}

const make = async ({ slug, name, owner }: NewSpace, context: Context): Promise<Result<Reply>> => {
  const go = confirmed(
    {
      exactly: JSON.stringify(['space new', slug, name, owner]),
      preview: [
        ours(context, [
          line(`A new space, ${name} (${slug}), with you as its owner.`),
          line('It shares the public calendar and votes, and nothing else, with other spaces.'),
        ]),
      ],
      words: `space new ${slug} name:${quoted(name)}`,
    },
    context,
  )
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const { members, random, now, actor, did } = context
  const at = instantText(now)
  const id = random.id() as SpaceId
  await members.addSpace({ id, slug, name, home: false }, at)
  await members.setMembership({ space: id, member: owner, role: 'owner', name: actor.name }, at)
  await did({ ids: [id] })
  return ok(
    answer(
      ours(
        context,
        [
          line(`Made ${name} (${slug}). You are its owner.`),
          line(`To speak in it here: space use ${slug}. To give it a room, say "place add" there after that.`),
        ],
        { slug, name },
      ),
    ),
  )
}
