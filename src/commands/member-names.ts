// Member names: what the space calls its members, for lists that name several.
import type { Context } from '#src/conversation/context.ts'

/** The name of a member by id; somebody who left has none any more. */
export const memberNames = async ({
  members,
  actor,
}: Pick<Context, 'members' | 'actor'>): Promise<(member: string) => string> => {
  const all = await members.membersOf(actor.space.id)
  const names = new Map<string, string>(all.map(({ id, name }) => [id, name]))
  return member => names.get(member) ?? 'somebody who left'
}
