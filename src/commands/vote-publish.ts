// vote publish: a verified vote of the home space becomes public record.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import { textField } from '#src/conversation/fields.ts'
import { swapCards } from '#src/reminders/vote-cards.ts'
import { answer, heading, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { isVerified } from '#src/votes/vote.ts'
import { voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'
import { ours } from './ours.ts'
import { voteCard } from './vote-card.ts'

export const votePublish = command({
  verb: 'vote publish',
  summary: 'make a verified vote public',
  permission: 'change the calendar',
  effect: 'write',
  fields: { vote: textField({ help: 'vote', example: 'V5' }) },
  examples: ['vote publish V5'],
  handle: async ({ vote: typed }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    const id = voteId(vote)
    if (!context.actor.space.home || vote.space !== context.actor.space.id)
      return refuse('Only the home space publishes votes.')
    if (vote.public) return refuse(`${id} is public already.`)
    if (!isVerified(vote.standing))
      return refuse(
        `${id} is ${vote.standing}. A second person reads it first: vote log ${draft.symbol ?? ''}   or confirms it: vote verify ${id}`,
      )
    const go = confirmed(
      {
        exactly: JSON.stringify([vote.number, vote.standing, [...vote.ballots]]),
        preview: [
          ours(context, [heading(`Preview: this would make ${id} public, for everybody.`)]),
          await voteCard(found.value, context),
        ],
        words: `vote publish ${id}`,
      },
      context,
    )
    if (!go.ok) return go
    if (go.value !== 'yes') return ok(go.value)
    await context.votes.publish(vote.number)
    await swapCards(id, context)
    await context.version.raise()
    await context.did({ ids: [id] })
    return ok(
      answer(
        await voteCard({ vote: { ...vote, public: true }, draft }, context),
        ours(context, [line(`${id} is public.`)]),
      ),
    )
  },
})
