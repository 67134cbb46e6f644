// Find vote: the vote that somebody named by its id, V5, or by its draft.
import type { Context } from '#src/conversation/context.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { FoundVote } from '#src/votes/vote-words.ts'
import { findDraft } from './find-draft.ts'

/** By id, or the newest vote on a draft. A vote of another space that is not public is simply not there. */
export const findVote = async (typed: string, context: Context): Promise<Result<FoundVote>> => {
  const { votes, actor } = context
  const id = /^v(\d+)$/i.exec(typed.trim())
  if (id !== null) {
    const vote = await votes.vote(Number(id[1]))
    const draft = vote && (await votes.draftNumbered(vote.draft))
    if (vote === undefined || draft === undefined || !(vote.public || vote.space === actor.space.id))
      return refuse(`There is no vote ${typed.toUpperCase()}. To look: vote search <words>`)
    return ok({ vote, draft })
  }
  const draft = await findDraft(typed, context)
  if (!draft.ok) return draft
  const vote = (await votes.votesOf(draft.value.number, { space: actor.space.id })).at(-1)
  return vote === undefined
    ? refuse(
        `No vote on ${draft.value.symbol ?? typed} is recorded. To record it: vote log ${draft.value.symbol ?? typed}`,
      )
    : ok({ vote, draft: draft.value })
}
