// vote verify: a second person agrees after seeing the list; that is marked confirmed, not read twice.
import { command } from '#src/conversation/command.ts'
import { textField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { isVerified } from '#src/votes/vote.ts'
import { findVote, voteId } from './find-vote.ts'
import { voteCard, votePart } from './vote-card.ts'

export const voteVerify = command({
  verb: 'vote verify',
  summary: 'confirm a vote that somebody else read',
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
      return refuse('An operator who speaks for a member does not count as a second person.')
    if (isVerified(vote.standing)) return refuse(`${id} is verified already.`)
    const readings = await context.votes.readings(vote.number)
    if (readings.some(reading => reading.reader === context.actor.member))
      return refuse(`You read ${id} yourself. A second person must verify it.`)
    if (vote.standing === 'disputed') return refuse(`${id} is disputed. Put it right first: vote correct ${id}`)
    await context.votes.setStanding(vote.number, 'confirmed')
    await context.did({ ids: [id] })
    const confirmed = { ...vote, standing: 'confirmed' as const }
    const publish = context.actor.space.home && !vote.public ? [line(`To publish it: vote publish ${id}`)] : []
    return ok(
      answer(
        await voteCard({ vote: confirmed, draft }, context),
        votePart(vote, [line(`${id} is confirmed.`), ...publish]),
      ),
    )
  },
})
