// member list: who is a member of this space, by organisation.
import { command } from '#src/conversation/command.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { type Member, roles } from '#src/security/member.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

export const memberList = command({
  verb: 'member list',
  aliases: ['members'],
  summary: 'who is a member, of which organisation, with which role',
  permission: 'see who is who',
  effect: 'read',
  fields: {},
  examples: ['member list'],
  handle: async (_args, context) => {
    const { actor, members } = context
    const all = await members.membersOf(actor.space.id)
    const blocks: Block[] = [line(`${actor.space.name} has ${counted(all.length, 'member')}.`)]
    for (const [organisation, some] of byOrganisation(all))
      blocks.push({ kind: 'entry', head: [organisation], facts: some.map(one => [`${one.name}, ${one.role}`]) })
    blocks.push(greyLine(context, { source: `Members of ${actor.space.name}`, to: 'asker' }))
    return ok(
      answer(
        ours(
          context,
          blocks,
          all.map(({ name, role, organisation }) => ({ name, role, organisation: organisation?.name })),
        ),
      ),
    )
  },
})

/** Organisations by name, people without one last; within each the highest role first. */
const byOrganisation = (all: readonly Member[]): readonly (readonly [string, readonly Member[]])[] => {
  const groups = Map.groupBy(all, one => one.organisation?.name ?? NONE)
  const names = [...groups.keys()].toSorted((a, b) => Number(a === NONE) - Number(b === NONE) || (a < b ? -1 : 1))
  const rank = (one: Member) => -roles.indexOf(one.role)
  return names.map(name => [name, (groups.get(name) ?? []).toSorted((a, b) => rank(a) - rank(b))])
}

const NONE = 'No organisation'
