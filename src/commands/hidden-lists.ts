// Hidden lists: a vote that waits for its second reader shows who voted how only to those who handed in a list, or looked.
import type { Context } from '#src/conversation/context.ts'
import { type Result, refuse } from '#src/result.ts'
import type { Actor } from '#src/security/actor.ts'
import { awaitsReader, liveReadings, type Vote } from '#src/votes/vote.ts'
import { draftHandle, type FoundVote, voteId } from '#src/votes/vote-words.ts'

type Needs = Pick<Context, 'votes' | 'actor' | 'utterance'>

/** As whom somebody hands in a list. */
export const readerOf = ({ member, platform }: Pick<Actor, 'member' | 'platform'>): string => member ?? platform

/** Whether whoever asks must not see the list yet, so that they can still read the board fresh. */
export const isHidden = async (vote: Vote, { votes, actor, utterance }: Needs): Promise<boolean> => {
  if (vote.public || vote.space !== actor.space.id) return false
  const readings = await votes.readings(vote.number)
  const me = readerOf(actor)
  if (!awaitsReader(readings)) return false
  // In a room somebody may sit who is to read the board yet.
  if (utterance.shows === 'room') return true
  if (liveReadings(readings).some(({ reader }) => reader === me)) return false
  return !(await votes.lookers(vote.number)).includes(me)
}

/** What whoever may not see it yet is told. */
export const refuseHidden = ({ vote, draft }: FoundVote): Result<never> =>
  refuse(
    `${voteId(vote)} waits for a second reader, so that you may not see it yet. Hand in your own list: vote log ${draftHandle(draft)}`,
  )

/** The numbers of all such votes. */
export const hiddenVotes = async (context: Needs): Promise<ReadonlySet<number>> => {
  const hidden = new Set<number>()
  for (const vote of await context.votes.unsettled(context.actor.space.id))
    if (await isHidden(vote, context)) hidden.add(vote.number)
  return hidden
}
