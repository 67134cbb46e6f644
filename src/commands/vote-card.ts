// Vote card: one recorded vote as whoever asks may see it.
import type { Context } from '#src/conversation/context.ts'
import type { Part } from '#src/reply/document.ts'
import { cardBlocks, type Sight } from '#src/votes/card-blocks.ts'
import { totalsOf } from '#src/votes/tally.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { type FoundVote, voteId } from '#src/votes/vote-words.ts'
import { isHidden } from './hidden-lists.ts'

/** `given`: how it is seen whoever asks. */
export const voteCard = async (found: FoundVote, context: Context, given?: Sight): Promise<Part> => {
  const sight = given ?? ((await isHidden(found.vote, context)) ? 'hidden' : 'open')
  const blocks = await cardBlocks(found, sight, { ...context, space: context.actor.space.id })
  return votePart(found.vote, blocks, voteData(found, sight))
}

const voteData = ({ vote, draft }: FoundVote, sight: Sight) => ({
  id: voteId(vote),
  kind: draft.kind,
  draft: draft.symbol ?? null,
  title: draft.title ?? null,
  body: vote.body,
  day: vote.day,
  outcome: vote.outcome,
  standing: vote.standing,
  totals: totalsOf(vote.ballots),
  ...(draft.dissociations.length === 0 ? {} : { dissociations: draft.dissociations }),
  ...(sight === 'open' ? { ballots: Object.fromEntries(vote.ballots) } : {}),
  ...(vote.source === undefined ? {} : { source: vote.source }),
})
