// Find draft: the draft that a symbol names, in full or short in the sessions that meet now, or D5 for one without.
import type { BodyId } from '#src/calendar/body.ts'
import type { Context } from '#src/conversation/context.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { type DraftKind, readKind } from '#src/votes/draft.ts'
import { type DocumentSymbol, parseSymbol, type SymbolContext } from '#src/votes/symbol.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { isVotingBody, VOTING_BODIES } from '#src/votes/voting-body.ts'

type Needs = Pick<Context, 'calendar' | 'votes' | 'actor' | 'now' | 'utterance'>

/** The symbol that was meant; L.12 alone is read in the sessions that meet now or ended within a fortnight. */
export const symbolOf = async (typed: string, context: Needs): Promise<Result<DocumentSymbol>> => {
  const symbol = parseSymbol(typed, await sessionsNow(context))
  if (symbol.ok || symbol.refusal.choices === undefined) return symbol
  return refuse(symbol.refusal.sentence, choicesFor(context.utterance, typed, symbol.refusal.choices))
}

/** A draft that is not stored yet. */
export type BareDraft = Omit<NumberedDraft, 'number'>

/** The draft of a symbol or of D5, when the ledger knows it. */
export const findDraft = async (typed: string, context: Needs): Promise<Result<NumberedDraft>> => {
  const number = /^d(\d{1,9})$/i.exec(typed.trim())?.[1]
  if (number !== undefined) return draftNumbered(Number(number), context)
  const symbol = await symbolOf(typed, context)
  if (!symbol.ok) return symbol
  const draft = await context.votes.draft(symbol.value.text, { space: context.actor.space.id })
  return draft === undefined
    ? refuse(
        `${symbol.value.text} is not in the ledger. To look: vote search <words>   To record its vote: vote log ${symbol.value.text}`,
      )
    : ok(draft)
}

const draftNumbered = async (number: number, { votes, actor }: Needs): Promise<Result<NumberedDraft>> => {
  const draft = await votes.draftNumbered(number)
  return draft !== undefined && (draft.public || draft.space === actor.space.id)
    ? ok(draft)
    : refuse(`There is no draft D${number}. To look: vote search <words>`)
}

/** What may be said of a draft that has no symbol. */
export interface Hints {
  readonly body?: BodyId | undefined
  /** The draft that it is about. */
  readonly about?: string | undefined
}

/**
 * What somebody means to put something down about: D5, a symbol, or a kind ("ruling", "motion") for what has no
 * symbol. What the ledger does not know is a bare draft, so that a missing title never stops a vote.
 */
export const draftMeant = async (
  typed: string,
  hints: Hints,
  context: Needs,
): Promise<Result<NumberedDraft | BareDraft>> => {
  if (/^d\d{1,9}$/i.test(typed.trim())) return findDraft(typed, context)
  const kind = readKind(typed)
  if (kind !== undefined) return withoutSymbol(kind, hints, context)
  const symbol = await symbolOf(typed, context)
  if (!symbol.ok) return symbol
  const { body } = hints
  if (body !== undefined && body !== symbol.value.body)
    return refuse(`${symbol.value.text} is of ${symbol.value.body.replace('_', ' ')}. Leave out body:${body}`)
  return ok(await draftFor(symbol.value, context))
}

const withoutSymbol = async (
  kind: DraftKind,
  { body: typed, about }: Hints,
  context: Needs,
): Promise<Result<BareDraft>> => {
  const main = about === undefined ? ok(undefined) : await symbolOf(about, context)
  if (!main.ok) return main
  const now = await sessionsNow(context)
  const [sitting, ...others] = new Set(now.map(({ body }) => body))
  const body = typed ?? main.value?.body ?? (others.length === 0 ? sitting : undefined)
  if (body === undefined || !isVotingBody(body))
    return refuse(`Say in which body: ${kind} body:HRC   Bodies whose votes are kept: ${VOTING_BODIES.join(', ')}.`)
  const sessions = now.filter(one => one.body === body)
  const session = main.value?.session ?? (sessions.length === 1 ? sessions[0]?.session : undefined)
  return ok({
    ...bare(context),
    body,
    kind,
    ...(session === undefined ? {} : { session }),
    ...(main.value === undefined ? {} : { about: main.value.text }),
  })
}

/** The draft of a symbol; a bare one, not stored yet, when the ledger does not know it. */
const draftFor = async (
  symbol: DocumentSymbol,
  { votes, actor }: Pick<Context, 'votes' | 'actor'>,
): Promise<NumberedDraft | BareDraft> =>
  (await votes.draft(symbol.text, { space: actor.space.id })) ?? {
    ...bare({ actor }),
    symbol: symbol.text,
    body: symbol.body,
    session: symbol.session,
    kind: symbol.nature === 'decision' ? 'decision' : 'resolution',
  }

const bare = ({ actor }: Pick<Context, 'actor'>) => ({
  space: actor.space.id,
  public: false,
  sponsors: [],
  jointStatements: [],
  explanations: [],
  dissociations: [],
})

const RECENT = { days: 14 }

const sessionsNow = async ({ calendar, actor, now }: Needs): Promise<readonly SymbolContext[]> => {
  const today = now.toZonedDateTimeISO('Europe/Zurich').toPlainDate()
  const span = { from: today.subtract(RECENT), until: today.add({ days: 1 }) }
  const events = await calendar.between(span, { space: actor.space.id })
  // A session without a day counts while it may be meeting: few others can be meant.
  return events.flatMap(({ kind, body, number, state }) =>
    kind === 'session' && number !== undefined && isVotingBody(body) && state !== 'cancelled'
      ? [{ body, session: String(number) }]
      : [],
  )
}
