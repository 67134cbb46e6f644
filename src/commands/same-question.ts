// Same question: whether something without a symbol was put to the vote once, and read by two, or twice on one day.
import type { Context } from '#src/conversation/context.ts'
import { sayAgainWith } from '#src/conversation/say-again.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { liveReadings } from '#src/votes/vote.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { draftHandle, draftName, type FoundVote, voteId } from '#src/votes/vote-words.ts'
import type { BareDraft } from './find-draft.ts'
import { readerOf } from './hidden-lists.ts'

interface Asked {
  /** ISO day. */
  readonly day: string
  /** `yes`: the person says that it is another one of the same kind. */
  readonly another: 'yes' | 'no'
}

/**
 * What a list is about. For what has no symbol: the one question of that kind, body and day that this person did not
 * read yet; a choice where there are several; a new one where there is none.
 */
export const sameQuestion = async (
  draft: NumberedDraft | BareDraft,
  { day, another }: Asked,
  context: Context,
): Promise<Result<NumberedDraft | BareDraft>> => {
  if ('number' in draft || draft.symbol !== undefined || another === 'yes') return ok(draft)
  const alike = await sameDay(draft, day, context)
  const open: FoundVote[] = []
  for (const one of alike) {
    const readings = liveReadings(await context.votes.readings(one.vote.number))
    if (!readings.some(({ reader }) => reader === readerOf(context.actor))) open.push(one)
  }
  const [only, ...others] = open
  if (only !== undefined && others.length === 0) return ok(only.draft)
  if (alike.length === 0) return ok(draft)
  const [mine] = alike
  const sentence =
    only === undefined && mine !== undefined
      ? `You have read ${voteId(mine.vote)}, ${draftName(mine.draft)}, of that day already. Was there another one?`
      : `There were ${open.length} of that kind on ${day}. Which one is it?`
  return refuse(sentence, [
    ...open.map(one => ({
      label: `${voteId(one.vote)}  ${draftName(one.draft)}`,
      words: sayAgainWith(context.utterance, draftHandle(one.draft)),
    })),
    { label: 'Another one', words: sayAgainWith(context.utterance, draft.kind, 'another:yes') },
  ])
}

const sameDay = async (
  { kind, body }: BareDraft,
  day: string,
  { votes, actor }: Context,
): Promise<readonly FoundVote[]> => {
  const until = Temporal.PlainDate.from(day).add({ days: 1 }).toString()
  const found: FoundVote[] = []
  for (const vote of await votes.votes({ body, from: day, until }, { space: actor.space.id })) {
    const draft = vote.space === actor.space.id ? await votes.draftNumbered(vote.draft) : undefined
    if (draft?.kind === kind && draft.symbol === undefined) found.push({ vote, draft })
  }
  return found
}
