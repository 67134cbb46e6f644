// Count subject: what is counted: the asks meant, and the members that may vote on them.
import type { Ask } from '#src/contacts/ask.ts'
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member } from '#src/states/member-body.ts'
import { votingMembersOn } from '#src/states/membership.ts'
import { electorateOf } from '#src/votes/voting-body.ts'
import { allAsks, findAsk, isAskId, usualAsk } from './find-ask.ts'
import { findDraft } from './find-draft.ts'

export interface CountSubject {
  /** "A7", or the symbol of the draft. */
  readonly name: string
  readonly title: string
  /** All that are about the same draft. */
  readonly asks: readonly Ask[]
  readonly members: readonly Member[]
}

/** An ask by its id; a draft with every ask on it; the usual ask when nothing was typed. */
export const countSubject = async (typed: string | undefined, context: Context): Promise<Result<CountSubject>> => {
  if (typed === undefined || isAskId(typed)) {
    const ask = typed === undefined ? ok(await usualAsk(context)) : await findAsk(typed, context)
    if (!ask.ok) return ask
    return ask.value === undefined
      ? refuse('Say of which ask or draft: count A7   All asks: ask show')
      : ok(subjectOf(ask.value.name, [ask.value], context))
  }
  const draft = await findDraft(typed, context)
  if (!draft.ok) return draft
  const asks = (await allAsks(context)).filter(ask => ask.draft === draft.value.number)
  return asks.length === 0
    ? refuse(`There is no ask on ${typed} yet. To make one: ask new "what we want" on:${typed}`)
    : ok(subjectOf(draft.value.symbol ?? typed.toUpperCase(), asks, context))
}

const subjectOf = (name: string, asks: readonly Ask[], { reader }: Context): CountSubject => ({
  ...{ name, asks },
  title: asks.map(ask => ask.title).join('; '),
  members: votingMembersOn(electorateOf(asks[0]?.body ?? 'HRC'), reader.today),
})
