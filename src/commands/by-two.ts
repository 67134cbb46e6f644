// By two: lets a deed happen when a second person asks for the same, or says what is missing.

import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'
import { AGREEMENT_HOLDS, twoAgree } from '#src/security/two-agree.ts'
import { sayInstant } from './change-words.ts'
import { ours } from './ours.ts'

interface Deed {
  /** Verb and ids: another effect is another deed. */
  readonly exactly: string
  readonly able: readonly MemberId[]
  /** Who can be the second, in words: "another owner". */
  readonly second: string
}

/** `yes` when it is to happen now; else the answer that says who is still to agree. */
export const byTwo = async ({ exactly, able, second }: Deed, context: Context): Promise<Result<'yes' | Reply>> => {
  const { actor, agreements, now, reader } = context
  if (actor.member === undefined || actor.speaking === 'operator')
    return refuse('This takes two people who speak for themselves. Say it from an account of your own.')
  const space = actor.space.id
  const since = instantText(now.subtract(AGREEMENT_HOLDS))
  const verdict = twoAgree(actor.member, now, { able, before: await agreements.of(space, exactly, since) })
  if (verdict.is === 'agreed') {
    await agreements.clear(space, exactly)
    return ok('yes')
  }
  const at = instantText(now)
  const known = (await agreements.of(space, exactly, since)).some(one => one.by === actor.member)
  if (!known) await agreements.add({ space, deed: exactly, by: actor.member, at })
  await context.did({ ids: [] })
  const missing =
    verdict.is === 'again'
      ? `Nobody else can agree to it, so say the same again after ${sayInstant(verdict.from.toString(), reader)}, within the hour.`
      : `It happens when ${second} says the same within an hour.`
  return ok(answer(ours(context, [line('Noted; nothing has happened yet.'), line(missing)])))
}
