// draft show: what is put to a vote, and the votes on it.
import { command } from '#src/conversation/command.ts'
import { textField } from '#src/conversation/fields.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { draftCard } from './draft-card.ts'
import { findDraft } from './find-draft.ts'
import { voteId } from './find-vote.ts'
import { greyLine } from './grey-line.ts'
import { totalsLine, votePart } from './vote-card.ts'

export const draftShow = command({
  verb: 'draft show',
  summary: 'what is put to a vote',
  permission: 'read',
  effect: 'read',
  fields: { symbol: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }) },
  examples: ['draft show A/HRC/62/L.4'],
  handle: async ({ symbol }, context) => {
    const draft = await findDraft(symbol, context)
    if (!draft.ok) return draft
    const votes = await context.votes.votesOf(draft.value.number, { space: context.actor.space.id })
    const parts = votes.map(vote =>
      votePart(vote, [
        line(`${voteId(vote)}, ${vote.day}: ${vote.outcome}, ${vote.standing}. ${totalsLine(vote.ballots)}`),
      ]),
    )
    const grey = votePart(draft.value, [greyLine(context, { source: 'From the vote ledger', to: 'asker' })])
    return ok(answer(draftCard(draft.value, context), ...parts, grey))
  },
})
