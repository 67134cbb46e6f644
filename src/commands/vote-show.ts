// vote show: one vote as it stands, with every State's answer on request.
import { command } from '#src/conversation/command.ts'
import { choiceField, option, textField } from '#src/conversation/fields.ts'
import { answer, type Block, code, line, strong } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { ANSWER_WORDS, ANSWERS } from '#src/votes/ballot.ts'
import { differences } from '#src/votes/vote.ts'
import { differenceTable } from './difference-table.ts'
import { findVote, voteId } from './find-vote.ts'
import { greyLine } from './grey-line.ts'
import { stateNames } from './state-names.ts'
import { voteCard, votePart } from './vote-card.ts'

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
    const [one, other] = (await context.votes.readings(vote.number)).filter(reading => reading.how !== 'correction')
    const differ = one === undefined || other === undefined ? [] : differences(one.ballots, other.ballots)
    const blocks: Block[] = [
      ...(list === 'yes' ? fullList(found.value.vote.ballots, context.reader) : []),
      ...(differ.length === 0
        ? []
        : [line('Where the two readings differ:'), differenceTable(differ, ['First reader', 'Second reader'])]),
      ...(list === 'yes' || vote.ballots.size === 0
        ? []
        : [line('Every State: ', code(`vote show ${voteId(vote)} list:yes`))]),
      greyLine(context, {
        source: vote.source === undefined ? 'Recorded by readers of this bot' : `Source: ${vote.source}`,
        to: 'asker',
      }),
    ]
    return ok(answer(await voteCard(found.value, context), votePart(vote, blocks)))
  },
})

const fullList = (
  ballots: Parameters<typeof differences>[0],
  reader: Parameters<typeof stateNames>[1],
): readonly Block[] =>
  ANSWERS.flatMap(given => {
    const states = [...ballots].flatMap(([state, answer]) => (answer === given ? [state] : []))
    return states.length === 0
      ? []
      : [line(strong(`${ANSWER_WORDS[given]} (${states.length}): `), stateNames(states, reader))]
  })
