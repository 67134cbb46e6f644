// unlock: lets somebody in again who was shut out, or who closed their own access.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { memberField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { atLeast, type Member } from '#src/security/member.ts'
import { byTwo } from './by-two.ts'
import { findMember } from './find-member.ts'
import { ours } from './ours.ts'

export const unlock = command({
  verb: 'unlock',
  summary: 'let somebody in again who was shut out or closed their own access',
  permission: 'let people in again',
  effect: 'write',
  fields: { who: memberField },
  examples: ['unlock ana'],
  handle: async ({ who }, context) => {
    const found = await findMember(who, context)
    if (!found.ok) return found
    const member = found.value
    const at = instantText(context.now)
    const of = { space: context.actor.space.id, member: member.id }
    if ((await context.closures.find('out', of, at)) !== undefined) return letIn(member, context)
    if ((await context.closures.find('own', of, at)) !== undefined) return reopen(member, context)
    return refuse(`${member.name} is not locked. To open the vault of the space: vault unlock`)
  },
})

const letIn = async (member: Member, context: Context): Promise<Result<Reply>> => {
  if (!atLeast(context.actor.role, 'owner')) return refuse(`Only an owner lets ${member.name} in again.`)
  await context.closures.lift('out', { space: context.actor.space.id, member: member.id })
  await context.did({ ids: [member.id] })
  return ok(
    answer(
      ours(context, [
        line(`${member.name} is let in again.`),
        line('Their secret feed addresses stay ended; they make new ones: feed'),
      ]),
    ),
  )
}

/** Two coordinators or owners; of a person who is the only one, that person, twice. */
const reopen = async (member: Member, context: Context): Promise<Result<Reply>> => {
  const { members, actor } = context
  const all = (await members.membersOf(actor.space.id)).filter(one => atLeast(one.role, 'coordinator'))
  const others = all.filter(one => one.id !== member.id)
  const able = (others.length > 0 ? others : all).map(one => one.id)
  if (actor.member === undefined || !able.includes(actor.member))
    return refuse('Somebody else has to open your access: two coordinators or owners, each by: unlock and your name.')
  const go = await byTwo(
    { exactly: JSON.stringify(['unlock', member.id]), able, second: 'another coordinator or owner' },
    context,
  )
  if (!go.ok) return go
  if (go.value !== 'yes') return ok(go.value)
  await context.closures.lift('own', { space: actor.space.id, member: member.id })
  await context.did({ ids: [member.id] })
  return ok(answer(ours(context, [line(`${member.name} has access to the vault again.`)])))
}
