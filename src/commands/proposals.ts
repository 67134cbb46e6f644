// proposals: what the watched sources found; a machine proposes, a person publishes.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, heading, line, type Reply } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'
import { openProposals, proposalData, proposalEntry, type Weighed } from './proposal-lines.ts'

const MOST = 25

export const proposals = command({
  verb: 'proposals',
  summary: 'what watched sources found',
  permission: 'change the calendar',
  effect: 'read',
  fields: {},
  examples: ['proposals'],
  handle: async (_args, context) => ok(proposalsReply(await openProposals(context), context)),
})

/** The list, with the words that publish or reject. */
export const proposalsReply = (weighed: readonly Weighed[], context: Context): Reply => {
  const grey = greyLine(context, { source: 'Found by watched sources and imports', to: 'asker' })
  if (weighed.length === 0)
    return answer(
      ours(context, [line('No proposals wait. To watch a calendar: source add https://… every:1h'), grey], []),
    )
  const shown = weighed.slice(0, MOST)
  const rest = weighed.length > MOST ? [line(`And ${weighed.length - MOST} more after these.`)] : []
  return answer(
    ours(
      context,
      [
        heading(`${counted(weighed.length, 'proposal')} wait for you.`),
        ...shown.map(one => proposalEntry(one, context)),
        ...rest,
        {
          kind: 'actions',
          actions: [
            { label: 'Publish all', words: 'publish all' },
            { label: 'Publish the first', words: `publish P${shown[0]?.proposal.number}` },
            { label: 'Reject the first', words: `reject P${shown[0]?.proposal.number}` },
          ],
        },
        grey,
      ],
      weighed.map(proposalData),
    ),
  )
}
