// member remove: ends a membership, and says first what the member holds and who takes it over.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { memberField, option } from '#src/conversation/fields.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import { steppedUp } from '#src/conversation/step-up.ts'
import { answer, type Block, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member } from '#src/security/member.ts'
import { findMember, sayMember, wordFor } from './find-member.ts'
import { heldBy, partWith } from './holdings.ts'
import { ours } from './ours.ts'
import { inTurn, mayBecome } from './owners.ts'

export const memberRemove = command({
  verb: 'member remove',
  summary: 'end a membership; somebody else takes over what they hold',
  permission: 'change members',
  effect: 'write',
  fields: { who: memberField, to: option(memberField) },
  examples: ['member remove ana', 'member remove "Ana Lima" to:@bo'],
  handle: async ({ who, to }, context) => {
    await inTurn(context)
    const member = await findMember(who, context)
    if (!member.ok) return member
    const heir = to === undefined ? ok(undefined) : await findMember(to, context)
    if (!heir.ok) return heir
    if (heir.value?.id === member.value.id)
      return refuse(`${member.value.name} cannot take over from themselves. Name somebody else: to:@bo`)
    const allowed = await mayBecome(member.value, undefined, context)
    return allowed.ok ? remove(member.value, heir.value, context) : allowed
  },
})

const remove = async (member: Member, to: Member | undefined, context: Context): Promise<Result<Reply>> => {
  const held = await heldBy(member, to, context)
  const heir = to === undefined ? '' : ` to:${await wordFor(to, context)}`
  const go = confirmed(
    {
      exactly: JSON.stringify(['member remove', member.id, member.role, to?.id, held]),
      preview: [ours(context, [...previewLines(member, held, context), ...(await roomLines(member, context))])],
      words: `member remove ${await wordFor(member, context)}${heir}`,
    },
    context,
  )
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  const sure = await steppedUp(context)
  if (!sure.ok) return sure
  await context.did({ ids: await partWith(member, to, context) })
  return ok(
    answer(
      ours(
        context,
        [
          line(`${member.name} is no longer a member of ${context.actor.space.name}.`),
          line('They still see what is said in rooms that they are in; remove them there too.'),
          line('To bring them back: member add, with their account.'),
        ],
        { member: member.name, to: to?.name },
      ),
    ),
  )
}

const previewLines = (member: Member, held: readonly string[], { actor }: Context): readonly Block[] => [
  {
    kind: 'entry',
    head: [`${sayMember(member)}, would no longer be a member of ${actor.space.name}.`],
    facts: held.length === 0 ? [['They hold nothing else here.']] : held.map(thing => [thing]),
  },
]

/** Rooms where they may be: who is in them, only the platform decides. */
const roomLines = async ({ id }: Member, { members, actor }: Context): Promise<readonly Block[]> => {
  const theirs = new Set((await members.accountsOf(id)).map(account => account.platform))
  const rooms = (await members.placesOf(actor.space.id)).filter(
    ({ kind, platform }) => kind === 'room' && theirs.has(platform),
  )
  if (rooms.length === 0) return []
  const said = rooms.map(({ platform, address }) => accountWords({ platform, id: address })).join(', ')
  return [line(`Rooms of this space on their platforms, where I cannot remove them: ${said}`)]
}
