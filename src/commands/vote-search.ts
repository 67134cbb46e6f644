// vote search: recorded votes by words of the title, the theme or the symbol.
import { command } from '#src/conversation/command.ts'
import { bodyField, option, optional, rest, textField } from '#src/conversation/fields.ts'
import { answer, type Block, clear, code, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftName, totalsLine, voteId } from '#src/votes/vote-words.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'
import { greyLine } from './grey-line.ts'

const MOST = 20

export const voteSearch = command({
  verb: 'vote search',
  summary: 'find recorded votes',
  permission: 'read',
  effect: 'read',
  fields: { words: optional(rest(textField({ help: 'words', example: 'civic space' }))), body: option(bodyField) },
  examples: ['vote search', 'vote search civic space', 'vote search body:HRC'],
  handle: async ({ words, body }, context) => {
    if (body !== undefined && !isVotingBody(body))
      return refuse(`No votes of ${body} are kept. Try body:HRC or body:GA.`)
    const wish = {
      most: MOST,
      ...(words === undefined ? {} : { text: words }),
      ...(body === undefined ? {} : { body }),
    }
    const votes = await context.votes.votes(wish, { space: context.actor.space.id })
    const grey = clear([greyLine(context, { source: 'From the vote ledger, newest first', to: 'asker' })])
    if (votes.length === 0)
      return ok(answer(clear([line('No recorded vote fits. To record one: vote log A/HRC/62/L.4')]), grey))
    const parts = await Promise.all(
      votes.map(async vote => {
        const draft = await context.votes.draftNumbered(vote.draft)
        const entry: Block = {
          kind: 'entry',
          head: [code(voteId(vote)), '  ', draft === undefined ? '' : draftName(draft)],
          facts: [
            [
              `${vote.day}, ${vote.body.replace('_', ' ')}: ${vote.outcome}, ${vote.standing}. ${totalsLine(vote.ballots)}`,
            ],
          ],
        }
        return votePart(vote, [entry], { id: voteId(vote), draft: draft?.symbol ?? null, day: vote.day })
      }),
    )
    return ok(answer(...parts, grey))
  },
})
