// vote diff: which States voted otherwise in the second of two votes.
import { command } from '#src/conversation/command.ts'
import { textField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, heading } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { choiceLabel } from '#src/states/state.ts'
import { shiftsBetween } from '#src/votes/agreement.ts'
import { STANDING_WORDS } from '#src/votes/ballot.ts'
import { comparable } from '#src/votes/card-blocks.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'
import { greyLine } from './grey-line.ts'
import { isHidden, refuseHidden } from './hidden-lists.ts'

export const voteDiff = command({
  verb: 'vote diff',
  summary: 'who voted otherwise in two votes',
  permission: 'read',
  effect: 'read',
  fields: {
    one: textField({ help: 'vote or symbol', example: 'V4' }),
    other: textField({ help: 'vote or symbol', example: 'V5' }),
  },
  examples: ['vote diff V4 V5'],
  handle: async ({ one, other }, context) => {
    const before = await findVote(one, context)
    if (!before.ok) return before
    const after = await findVote(other, context)
    if (!after.ok) return after
    for (const found of [before.value, after.value]) if (await isHidden(found.vote, context)) return refuseHidden(found)
    const shifts = shiftsBetween(comparable(before.value.vote), comparable(after.value.vote))
    const titles = [before.value, after.value].map(({ vote, draft }) => draft.symbol ?? voteId(vote))
    const table: Block = {
      kind: 'table',
      columns: ['State', ...titles],
      rows: shifts.map(shift => [choiceLabel(shift.state), STANDING_WORDS[shift.before], STANDING_WORDS[shift.after]]),
    }
    const both = { public: before.value.vote.public && after.value.vote.public, space: context.actor.space.id }
    const blocks: Block[] = [
      heading(
        `${counted(shifts.length, 'State')} ${shifts.length === 1 ? 'stands' : 'stand'} otherwise in ${titles[1]} than in ${titles[0]}.`,
      ),
      ...(shifts.length === 0 ? [] : [table]),
      greyLine(context, {
        source: 'From the vote ledger; not a member and not recorded are shown as that',
        to: 'asker',
      }),
    ]
    return ok(answer(votePart(both, blocks, shifts)))
  },
})
