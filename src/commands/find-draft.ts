// Find draft: the draft that a symbol names, in full or short in the sessions that meet now.
import type { Context } from '#src/conversation/context.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { type DocumentSymbol, parseSymbol, type SymbolContext } from '#src/votes/symbol.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'

type Needs = Pick<Context, 'calendar' | 'votes' | 'actor' | 'now' | 'utterance'>

/** The symbol that was meant; L.12 alone is read in the sessions that meet now or ended within a fortnight. */
export const symbolOf = async (typed: string, context: Needs): Promise<Result<DocumentSymbol>> => {
  const symbol = parseSymbol(typed, await sessionsNow(context))
  if (symbol.ok || symbol.refusal.choices === undefined) return symbol
  return refuse(symbol.refusal.sentence, choicesFor(context.utterance, typed, symbol.refusal.choices))
}

/** The draft of a symbol, when the ledger knows it. */
export const findDraft = async (typed: string, context: Needs): Promise<Result<NumberedDraft>> => {
  const symbol = await symbolOf(typed, context)
  if (!symbol.ok) return symbol
  const draft = await context.votes.draft(symbol.value.text, { space: context.actor.space.id })
  return draft === undefined
    ? refuse(
        `${symbol.value.text} is not in the ledger. To look: vote search <words>   To record its vote: vote log ${symbol.value.text}`,
      )
    : ok(draft)
}

/** The draft of a symbol; a bare one, not stored yet, when the ledger does not know it. */
export const draftFor = async (
  symbol: DocumentSymbol,
  { votes, actor }: Pick<Context, 'votes' | 'actor'>,
): Promise<NumberedDraft | Omit<NumberedDraft, 'number'>> =>
  (await votes.draft(symbol.text, { space: actor.space.id })) ?? {
    space: actor.space.id,
    public: false,
    symbol: symbol.text,
    body: symbol.body,
    session: symbol.session,
    kind: symbol.nature === 'decision' ? 'decision' : 'resolution',
    sponsors: [],
    jointStatements: [],
    explanations: [],
    dissociations: [],
  }

const RECENT = { days: 14 }

const sessionsNow = async ({ calendar, actor, now }: Needs): Promise<readonly SymbolContext[]> => {
  const today = now.toZonedDateTimeISO('Europe/Zurich').toPlainDate()
  const span = { from: today.subtract(RECENT), until: today.add({ days: 1 }) }
  const events = await calendar.between(span, { space: actor.space.id })
  return events.flatMap(({ kind, body, number, when }) =>
    kind === 'session' && number !== undefined && isVotingBody(body) && when.kind !== 'bounds'
      ? [{ body, session: String(number) }]
      : [],
  )
}
