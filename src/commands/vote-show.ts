// vote show: one vote as it stands, with every State's answer on request.
import { command } from '#src/conversation/command.ts'
import { choiceField, option, textField } from '#src/conversation/fields.ts'
import { answer, type Block, line } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { differences, liveReadings, settled } from '#src/votes/vote.ts'
import { voteChart } from '#src/votes/vote-chart.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftPath } from '#src/votes/vote-paths.ts'
import { draftHandle, voteId } from '#src/votes/vote-words.ts'
import { differenceTable } from './difference-table.ts'
import { findVote } from './find-vote.ts'
import { fullList } from './full-list.ts'
import { greyLine } from './grey-line.ts'
import { isHidden } from './hidden-lists.ts'
import { voteCard } from './vote-card.ts'
import { roomFor } from './vote-share.ts'

export const voteShow = command({
  verb: 'vote show',
  summary: 'one vote as it stands',
  permission: 'read',
  effect: 'read',
  fields: {
    vote: textField({ help: 'vote or symbol', example: 'V5' }),
    list: option(choiceField(['yes'], { help: 'every State', example: 'yes' })),
  },
  examples: ['vote show V5', 'vote show A/HRC/51/L.6 list:yes'],
  handle: async ({ vote: typed, list }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote } = found.value
    const id = voteId(vote)
    const readings = await context.votes.readings(vote.number)
    const [one, other] = vote.standing === 'disputed' ? liveReadings(readings) : []
    const differ = one === undefined || other === undefined ? [] : differences(one.ballots, other.ballots)
    const hidden = await isHidden(vote, context)
    const states: readonly Block[] =
      vote.ballots.size === 0
        ? []
        : hidden
          ? [
              line(
                `Who voted how is kept from you until you hand in your own list: vote log ${draftHandle(found.value.draft)}   Or look at it, and confirm: vote verify ${id}`,
              ),
            ]
          : list === 'yes'
            ? fullList(vote.ballots, context.reader)
            : [{ kind: 'actions', actions: [{ label: 'Every State', words: `vote show ${id} list:yes` }] }]
    const notes = settled(readings)?.counts.findings.filter(({ code }) => code === 'later-intention') ?? []
    const blocks: Block[] = [
      ...(hidden || vote.ballots.size === 0
        ? []
        : [{ kind: 'picture' as const, picture: voteChart(found.value, context.reader).picture }]),
      ...states,
      ...(differ.length === 0
        ? []
        : [line('Where the two readings differ:'), differenceTable(differ, ['First reader', 'Second reader'])]),
      ...notes.map(({ text }) => line(`Note: ${text} The record stays.`)),
      ...(vote.public ? [line(`On the web: ${context.about.publicUrl}${draftPath(found.value.draft)}`)] : []),
      greyLine(context, {
        source: vote.source === undefined ? 'Recorded by readers of this bot' : `Source: ${vote.source}`,
        to: 'asker',
      }),
    ]
    const shown = answer(await voteCard(found.value, context), votePart(vote, blocks))
    return ok(roomFor(vote, context) === undefined ? shown : { ...shown, share: `vote share ${id}` })
  },
})
