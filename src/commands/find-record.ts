// Find record: a record of the vault by its short id, for those who may decide about it.
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { atLeast, type Role } from '#src/security/member.ts'
import type { KeptRecord } from '#src/security/vault-care.ts'
import { sayInstant } from './change-words.ts'

/** Its author, and from a role on everybody; others do not learn whether it is there. */
export const findRecord = async (
  typed: string,
  from: Role,
  { vaultCare, actor, reader }: Context,
): Promise<Result<KeptRecord>> => {
  const found = await vaultCare.named(actor.space.id, typed.toUpperCase())
  if (found === undefined) return refuse(none(typed))
  if ('purged' in found)
    return atLeast(actor.role, from)
      ? refuse(`${typed.toUpperCase()} was erased on ${sayInstant(found.purged, reader)}. Only its number is left.`)
      : refuse(none(typed))
  const own = actor.member !== undefined && actor.member === found.author
  return own || atLeast(actor.role, from) ? ok(found) : refuse(none(typed))
}

const none = (typed: string): string =>
  `There is no record "${typed}" that you may decide about. Its author may, and an owner. Type its short id, like C118.`
