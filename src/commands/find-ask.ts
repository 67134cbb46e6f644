// Find ask: the ask that somebody names by its id, A7, or by its draft; or the one that they worked on last.
import { type Ask, askFrom } from '#src/contacts/ask.ts'
import { contactFrom } from '#src/contacts/contact.ts'
import type { Context } from '#src/conversation/context.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { VaultRecord } from '#src/security/vault.ts'
import { findDraft } from './find-draft.ts'

export const isAskId = (typed: string): boolean => /^a\d{1,9}$/i.test(typed.trim())

/** Every ask of the space, oldest first. */
export const allAsks = async ({ vault, actor }: Pick<Context, 'vault' | 'actor'>): Promise<readonly Ask[]> =>
  (await vault.find({ kind: 'ask' }, actor)).map(askFrom)

/** By id, or the only ask on a draft; choices when there are several. */
export const findAsk = async (typed: string, context: Context): Promise<Result<Ask>> => {
  const { vault, actor, utterance } = context
  if (isAskId(typed)) {
    const record = await vault.named('ask', typed.trim().toUpperCase(), actor)
    return record === undefined
      ? refuse(`There is no ask ${typed.toUpperCase()}. All asks: ask show`)
      : ok(askFrom(record))
  }
  const draft = await findDraft(typed, context)
  if (!draft.ok) return draft
  const [first, ...others] = (await allAsks(context)).filter(ask => ask.draft === draft.value.number)
  if (first === undefined)
    return refuse(`There is no ask on ${typed} yet. To make one: ask new "what we want" on:${typed}`)
  if (others.length === 0) return ok(first)
  // A refusal may be read where the title of an ask may not.
  const choices = [first, ...others].map(({ name }) => ({ label: name, words: name }))
  return refuse(
    `There are several asks on ${typed}. Which one? To see what they want: ask show`,
    choicesFor(utterance, typed, choices),
  )
}

/** The ask of the speaker's last contact, else the newest in which they have a row, else the only one there is. */
export const usualAsk = async (context: Context): Promise<Ask | undefined> => {
  const { vault, actor } = context
  const name = (await lastAskOf(context)) ?? (await newestRow(context))
  const record = name === undefined ? undefined : await vault.named('ask', name, actor)
  if (record !== undefined) return askFrom(record)
  const [only, ...others] = await allAsks(context)
  return others.length === 0 ? only : undefined
}

const lastAskOf = async ({ vault, actor }: Context): Promise<string | undefined> => {
  if (actor.member === undefined) return undefined
  const ofAsk = (record: VaultRecord): boolean => contactFrom(record).ask !== undefined
  const wish = { kind: 'contact', index: { author: actor.member }, matches: ofAsk, newest: 1 } as const
  return (await vault.find(wish, actor)).map(contactFrom)[0]?.ask
}

const newestRow = async ({ askRows, actor }: Context): Promise<string | undefined> =>
  actor.member === undefined ? undefined : askRows.newestOf(actor.member, actor.space.id)
