// draft show: what is put to a vote, the votes on it, and the comparable ones before it.
import { sayDay } from '#src/calendar/say-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, option, textField } from '#src/conversation/fields.ts'
import { answer, type Block, line, type Part } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { standingSponsors } from '#src/votes/sponsors.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { outcomeWords, totalsLine, voteId } from '#src/votes/vote-words.ts'
import { directionWords, draftCard } from './draft-card.ts'
import { findDraft } from './find-draft.ts'
import { followsChain } from './follows-chain.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'
import { wantParts } from './wants.ts'

export const draftShow = command({
  verb: 'draft show',
  summary: 'what is put to a vote',
  permission: 'read',
  effect: 'read',
  fields: {
    draft: textField({ help: 'symbol', example: 'A/HRC/62/L.4' }),
    history: option(choiceField(['yes'], { help: 'what was noted when', example: 'yes' })),
  },
  examples: ['draft show A/HRC/62/L.4', 'draft show A/HRC/62/L.4 history:yes'],
  handle: async ({ draft: typed, history }, context) => {
    const found = await findDraft(typed, context)
    if (!found.ok) return found
    const draft = found.value
    const votes = await context.votes.votesOf(draft.number, { space: context.actor.space.id })
    const parts = votes.map(vote =>
      votePart(vote, [
        line(
          `${voteId(vote)}, ${sayDay(Temporal.PlainDate.from(vote.day), context.reader)}: ${outcomeWords(draft, vote)}, ${vote.standing}. ${totalsLine(vote.ballots)}`,
        ),
      ]),
    )
    const grey = votePart(draft, [greyLine(context, { source: 'From the vote ledger', to: 'asker' })])
    return ok(
      answer(
        draftCard(draft, context),
        ...parts,
        ...(await chainParts(draft, context)),
        ...(await directionPart(draft, context)),
        ...(await wantParts(draft, context)),
        ...(history === 'yes' ? [await historyPart(draft, context)] : []),
        grey,
      ),
    )
  },
})

/** Each comparable vote before it, with how it ended. */
const chainParts = async (draft: NumberedDraft, context: Context): Promise<readonly Part[]> =>
  (await followsChain(draft.follows, context)).map(({ symbol, draft: earlier, vote }) => {
    if (earlier === undefined || vote === undefined)
      return votePart(earlier ?? draft, [line(`Before: ${symbol}, whose vote is not in the ledger`)])
    const day = sayDay(Temporal.PlainDate.from(vote.day), context.reader)
    return votePart(vote, [
      line(`Before: ${symbol}, ${day}: ${outcomeWords(earlier, vote)}. ${totalsLine(vote.ballots)}`),
    ])
  })

const directionPart = async ({ number }: NumberedDraft, context: Context): Promise<readonly Part[]> => {
  const direction = await context.votes.direction(number, context.actor.space.id)
  return direction === undefined
    ? []
    : [ours(context, [line(`${directionWords[direction]} Marked by this space, and never public.`)])]
}

const historyPart = async (draft: NumberedDraft, { votes, reader }: Context): Promise<Part> => {
  const revisions = await votes.draftRevisions(draft.number)
  const rows = revisions.map(({ at, draft: then }, index) => [
    String(index + 1),
    at.slice(0, 16).replace('T', ' '),
    then.title ?? '',
    String(standingSponsors(then.sponsors).length),
  ])
  const table: Block = { kind: 'table', columns: ['', 'Noted (UTC)', 'Title', 'Sponsors'], rows }
  return votePart(draft, rows.length === 0 ? [line('It has no history.')] : [table], {
    revisions: rows,
    language: reader.language,
  })
}
