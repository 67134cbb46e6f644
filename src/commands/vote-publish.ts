// vote publish: a verified vote of the home space becomes public record; within ten minutes that can be undone.
import { command } from '#src/conversation/command.ts'
import { confirmed } from '#src/conversation/confirmation.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, option, textField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, code, heading, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { isVerified } from '#src/votes/vote.ts'
import { type FoundVote, voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'
import { ours } from './ours.ts'
import { voteCard } from './vote-card.ts'

export const votePublish = command({
  verb: 'vote publish',
  summary: 'make a verified vote public',
  permission: 'change the calendar',
  effect: 'write',
  fields: {
    vote: textField({ help: 'vote', example: 'V5' }),
    take: option(choiceField(['back'], { help: 'what undo says', example: 'back' })),
  },
  examples: ['vote publish V5'],
  handle: async ({ vote: typed, take }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    const id = voteId(vote)
    if (!context.actor.space.home || vote.space !== context.actor.space.id)
      return refuse('Only the home space publishes votes.')
    if (take === 'back') return takenBack(found.value, context)
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
    await context.votes.publish(vote.number, instantText(context.now))
    await context.version.raise()
    await context.did({ ids: [id], undo: `vote publish ${id} take:back` })
    return ok(
      answer(
        await voteCard({ vote: { ...vote, public: true }, draft }, context),
        ours(context, [line(`${id} is public. To take that back within ten minutes: `, code('undo'))]),
      ),
    )
  },
})

/** What was public for longer may stand in newspapers: it is corrected then. */
const takenBack = async ({ vote, draft }: FoundVote, context: Context): Promise<Result<Reply>> => {
  const id = voteId(vote)
  if (!vote.public) return refuse(`${id} is not public.`)
  if (context.undoing !== 'yes')
    return refuse(`Only undo takes ${id} back, within ten minutes of publishing it. Later: vote correct ${id}`)
  await context.votes.unpublish(vote.number, instantText(context.now))
  await context.version.raise()
  await context.did({ ids: [id] })
  const after = { ...vote, public: false }
  return ok(answer(await voteCard({ vote: after, draft }, context), ours(context, [line(`${id} is public no more.`)])))
}
