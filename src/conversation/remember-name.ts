// Remember name: whoever is known by the id of their account alone is called as their platform shows them to everybody there.
import type { Stores } from '#src/ports.ts'
import { code, fine, green, type Reply } from '#src/reply/document.ts'
import type { Actor } from '#src/security/actor.ts'
import type { Utterance } from './utterance.ts'

const LONGEST = 80

/**
 * Who speaks, by the name that they have from then on: owners whom the operator named, and members who were added without
 * a name, have none until they do something. A name that somebody gave them is never replaced. In a transaction.
 */
export const rememberName = async (
  actor: Actor,
  { speaker }: Utterance,
  { members, at }: Pick<Stores, 'members'> & { readonly at: string },
): Promise<Actor> => {
  if (actor.name !== speaker.id || actor.speaking !== 'self' || actor.member === undefined) return actor
  const name = speaker.name.replaceAll(/["\p{C}]/gu, '').trim()
  // A workspace of Slack that tells no name tells the bare id.
  if (name === '' || name.length > LONGEST || name === speaker.id.split('/').at(-1)) return actor
  // Read again: somebody may have given them a name, or another role, since they were identified.
  const member = await members.member(actor.space.id, actor.member)
  if (member?.name !== speaker.id) return actor
  const { space, id, role, organisation } = member
  const of = organisation === undefined ? {} : { organisation: organisation.id }
  await members.setMembership({ space, member: id, role, name, ...of }, at)
  return { ...actor, name }
}

/** Says so to whoever was named just now, and to nobody else; not when that is what they changed. In the same transaction. */
export const tellName = async (
  reply: Reply,
  { before, after }: { readonly before: Actor; readonly after: Actor },
  { members }: Pick<Stores, 'members'>,
): Promise<Reply> => {
  const { name, space, member } = after
  if (name === before.name || member === undefined || reply.to !== 'asker') return reply
  if ((await members.member(space.id, member))?.name !== name) return reply
  const said = fine(`You are called ${name} here. To choose another name, say for example: `, code('me name:Ana'))
  return { ...reply, parts: [...reply.parts, { ...green([said]), space: space.id }] }
}
