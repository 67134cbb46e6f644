// vote agree: how far two States vote alike, where both gave an answer.
import { command } from '#src/conversation/command.ts'
import { bodyField, option, stateField } from '#src/conversation/fields.ts'
import { answer, heading, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { agreementOf } from '#src/votes/agreement.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'
import { counted } from './counted.ts'
import { greyLine } from './grey-line.ts'
import { hiddenVotes } from './hidden-lists.ts'
import { stateNames } from './state-names.ts'
import { votePart } from './vote-card.ts'

export const voteAgree = command({
  verb: 'vote agree',
  summary: 'how far two States vote alike',
  permission: 'read',
  effect: 'read',
  fields: { one: stateField, other: stateField, body: option(bodyField) },
  examples: ['vote agree KEN GHA', 'vote agree FRA DEU body:HRC'],
  handle: async ({ one, other, body }, context) => {
    if (body !== undefined && !isVotingBody(body))
      return refuse(`No votes of ${body} are kept. Try body:HRC or body:GA.`)
    if (one === other) return refuse('A State always agrees with itself. Name two different States.')
    const hidden = await hiddenVotes(context)
    const all = await context.votes.votes(body === undefined ? {} : { body }, { space: context.actor.space.id })
    const votes = all.filter(({ number }) => !hidden.has(number))
    const { same, opposed, apart, compared } = agreementOf(
      one,
      other,
      votes.map(vote => ({ id: vote.number, ballots: vote.ballots })),
    )
    const [a, b] = [stateNames([one], context.reader), stateNames([other], context.reader)]
    const grey = greyLine(context, {
      source: 'From the vote ledger; votes where one gave no answer are not counted',
      to: 'asker',
    })
    const both = { public: votes.every(vote => vote.public), space: context.actor.space.id }
    if (compared === 0)
      return ok(answer(votePart(both, [line(`No recorded vote has answers of both ${a} and ${b}.`), grey])))
    return ok(
      answer(
        votePart(
          both,
          [
            heading(
              `${a} and ${b} gave the same answer in ${same} of ${counted(compared, 'vote')} (${Math.round((100 * same) / compared)} %).`,
            ),
            line(`Opposed ${opposed} · one of them abstained ${apart}`),
            grey,
          ],
          { same, opposed, apart, compared },
        ),
      ),
    )
  },
})
