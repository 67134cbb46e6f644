// My spaces: the spaces that whoever speaks is a member of; nobody learns of any other.
import type { Context } from '#src/conversation/context.ts'
import type { Role, Space } from '#src/security/member.ts'

export interface MySpace {
  readonly space: Space
  readonly role: Role
}

/** The one chosen last first. */
export const mySpaces = async ({
  members,
  utterance,
}: Pick<Context, 'members' | 'utterance'>): Promise<readonly MySpace[]> => {
  const mine: MySpace[] = []
  for (const { space: id, role } of await members.membershipsOf(utterance.speaker)) {
    const space = await members.space(id)
    if (space !== undefined) mine.push({ space, role })
  }
  return mine
}
