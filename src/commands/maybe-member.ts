// Maybe member: a member where one was named.
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'
import { findMember } from './find-member.ts'

/** The id; undefined when nothing was typed. */
export const maybeMember = async (
  typed: string | undefined,
  context: Context,
): Promise<Result<MemberId | undefined>> => {
  if (typed === undefined) return ok(undefined)
  const member = await findMember(typed, context)
  return member.ok ? ok(member.value.id) : member
}
