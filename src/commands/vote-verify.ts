// vote verify: a second person sees the list and agrees; that is marked confirmed, not read twice.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { isVerified, type Reading, settled } from '#src/votes/vote.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftHandle, type FoundVote, voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'
import { fullList } from './full-list.ts'
import { standingOf } from './hand-in.ts'
import { readerOf } from './hidden-lists.ts'
import { tellSurprises } from './tell-surprises.ts'
import { voteCard } from './vote-card.ts'

export const voteVerify = command({
  verb: 'vote verify',
  summary: 'look at what somebody else read, and confirm it',
  permission: 'work on deadlines',
  effect: 'write',
  fields: { vote: textField({ help: 'vote', example: 'V5' }) },
  examples: ['vote verify V5'],
  handle: async ({ vote: typed }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    const id = voteId(vote)
    if (vote.space !== context.actor.space.id)
      return refuse(`${id} belongs to the home space; only its members verify it.`)
    if (context.actor.speaking === 'operator')
      return refuse('An operator who speaks for a member does not count as a second person. Say it as yourself.')
    if (isVerified(vote.standing)) return refuse(`${id} is verified already. To look at it: vote show ${id}`)
    const readings = await context.votes.readings(vote.number)
    const counts = settled(readings)?.counts
    if (counts?.reader === readerOf(context.actor))
      return refuse(
        `The list of ${id} is your own. A second person must verify it, or read it: vote log ${draftHandle(draft)}`,
      )
    if (vote.standing === 'disputed') return refuse(`${id} is disputed. Put it right first: vote correct ${id} but …`)
    return confirm(found.value, readings, context)
  },
})

/** Whoever sees the preview has looked, also when they do not confirm. */
const confirm = async (
  { vote, draft }: FoundVote,
  readings: readonly Reading[],
  context: Context,
): Promise<Result<Reply>> => {
  const id = voteId(vote)
  const me = readerOf(context.actor)
  const at = instantText(context.now)
  const go = confirmed(
    {
      exactly: JSON.stringify(['verify', vote.number, vote.outcome, [...vote.ballots]]),
      preview: [
        votePart(vote, [
          line(
            `This is the list of ${id}. You have seen it now: what you hand in confirms it, and is no fresh reading.`,
          ),
        ]),
        await voteCard({ vote, draft }, context, 'open'),
        votePart(vote, fullList(vote.ballots, context.reader)),
      ],
      words: `vote verify ${id}`,
    },
    context,
  )
  if (!go.ok) return go
  await context.votes.look(vote.number, me, at)
  if (go.value !== 'yes') return ok(go.value)
  const seen: Reading = { reader: me, at, how: 'seen', ballots: vote.ballots, outcome: vote.outcome, findings: [] }
  const after = { ...vote, ...standingOf([...readings, seen]) }
  await context.votes.addReading(after, seen)
  await context.did({ ids: [id], undo: `vote withdraw ${id}` })
  await tellSurprises(after, vote, context)
  const publish = context.actor.space.home && !vote.public ? [line(`To publish it: vote publish ${id}`)] : []
  return ok(
    answer(await voteCard({ vote: after, draft }, context), votePart(vote, [line(`${id} is confirmed.`), ...publish])),
  )
}
