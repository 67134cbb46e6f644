// Owners: who may change whose role, and why a space never loses its last owner.
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member, Role } from '#src/security/member.ts'
import { may } from '#src/security/permissions.ts'

type Needs = Pick<Context, 'members' | 'actor' | 'version' | 'confirm'>

/** Whether somebody may go from one role to another here; `undefined` is no member. */
export const mayBecome = async (
  member: Pick<Member, 'id' | 'name' | 'role'> | undefined,
  role: Role | undefined,
  context: Needs,
): Promise<Result<'yes'>> => {
  const owners = member?.role === 'owner' || role === 'owner'
  if (owners && !may(context.actor, 'change owners'))
    return refuse('Only an owner makes, changes or removes an owner. "member list" shows who is one.')
  if (member?.role !== 'owner' || role === 'owner') return ok('yes')
  const others = (await context.members.membersOf(context.actor.space.id)).filter(
    one => one.role === 'owner' && one.id !== member.id,
  )
  return others.length > 0
    ? ok('yes')
    : refuse(`${member.name} is the last owner of this space. Make somebody else an owner first: member role @x owner`)
}

/**
 * Lets changes of members take turns: whoever raises the version first has their change seen by the next, so that two
 * owners cannot take each other's role away at once. Only the second step of a change needs it.
 */
export const inTurn = async ({ confirm, version }: Needs): Promise<void> => {
  if (confirm !== undefined) await version.raise()
}
