// vote record: how one State voted, newest first, and in what share it gave which answer.
import { command } from '#src/conversation/command.ts'
import { bodyField, option, stateField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, clear, heading, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { ANSWER_WORDS, ANSWERS } from '#src/votes/ballot.ts'
import { recordPicture } from '#src/votes/record-picture.ts'
import { stateNames } from '#src/votes/state-names.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { statePath } from '#src/votes/vote-paths.ts'
import { draftName, voteId } from '#src/votes/vote-words.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'
import { greyLine } from './grey-line.ts'
import { hiddenVotes } from './hidden-lists.ts'

const MOST = 30
/** Of a title, so that a line holds on a narrow screen; `vote show` has it in full. */
const LONGEST = 48
const short = (cell: string): string => (cell.length > LONGEST ? `${cell.slice(0, LONGEST - 1).trimEnd()}…` : cell)

export const voteRecord = command({
  verb: 'vote record',
  summary: 'how one State voted',
  permission: 'read',
  effect: 'read',
  fields: { state: stateField, body: option(bodyField) },
  examples: ['vote record KEN', 'vote record Benin body:HRC'],
  handle: async ({ state, body }, context) => {
    if (body !== undefined && !isVotingBody(body))
      return refuse(`No votes of ${body} are kept. Try body:HRC or body:GA.`)
    const hidden = await hiddenVotes(context)
    const wish = body === undefined ? {} : { body }
    const all = await context.votes.record(state, wish, { space: context.actor.space.id })
    const cast = all.filter(({ number }) => !hidden.has(number))
    const name = stateNames([state], context.reader)
    if (cast.length === 0)
      return ok(
        answer(clear([line(`No vote of ${name} is in the ledger${body === undefined ? '' : ` for ${body}`}.`)])),
      )
    const told = ANSWERS.flatMap(given => {
      const count = cast.filter(({ answer }) => answer === given).length
      return count === 0 ? [] : [`${ANSWER_WORDS[given]} ${count}`]
    })
    const rows = await Promise.all(
      cast.slice(0, MOST).map(async vote => {
        const draft = await context.votes.draftNumbered(vote.draft)
        return { vote, row: [vote.day, ANSWER_WORDS[vote.answer], voteId(vote), draft ? draftName(draft) : ''] }
      }),
    )
    const closed = cast.find(vote => !vote.public) ?? { public: true, space: '' }
    const head = votePart(closed, [heading(`${name}: ${counted(cast.length, 'recorded vote')}. ${told.join(' · ')}`)])
    const parts = [true, false].flatMap(open => {
      const some = rows.filter(({ vote }) => vote.public === open)
      const [first] = some
      return first === undefined
        ? []
        : [
            votePart(
              first.vote,
              [
                {
                  kind: 'table',
                  columns: ['Day', 'Answer', 'Vote', 'On'],
                  rows: some.map(({ row }) => row.map(short)),
                },
              ],
              some.map(({ row }) => row),
            ),
          ]
    })
    const { picture } = recordPicture(name, cast)
    const pictured = votePart(closed, [{ kind: 'picture', picture }])
    const end = clear([
      ...(cast.length > MOST ? [line(`The newest ${MOST} are shown.`)] : []),
      line(`On the web: ${context.about.publicUrl}${statePath(state)}`),
      greyLine(context, { source: 'From the vote ledger', to: 'asker' }),
    ])
    return ok(answer(head, pictured, ...parts, end))
  },
})
