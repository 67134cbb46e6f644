// vote agree: how far two States vote alike, or one State and all others, where both gave an answer.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { bodyField, option, optional, stateField } from '#src/conversation/fields.ts'
import { counted } from '#src/reply/counted.ts'
import { answer, type Block, heading, line, type Reply } from '#src/reply/document.ts'
import { refuse } from '#src/result.ts'
import type { Iso3 } from '#src/states/state.ts'
import { type AgreementWith, agreementWithAll } from '#src/votes/agreement-with-all.ts'
import { stateNames } from '#src/votes/state-names.ts'
import type { PackedVote } from '#src/votes/vote-ledger.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { isVotingBody } from '#src/votes/voting-body.ts'
import { greyLine } from './grey-line.ts'
import { hiddenVotes } from './hidden-lists.ts'

export const voteAgree = command({
  verb: 'vote agree',
  summary: 'how far States vote alike',
  permission: 'read',
  effect: 'read',
  fields: { one: stateField, other: optional(stateField), body: option(bodyField) },
  examples: ['vote agree KEN GHA', 'vote agree FRA DEU body:HRC', 'vote agree KEN'],
  handle: async ({ one, other, body }, context) => {
    if (body !== undefined && !isVotingBody(body))
      return refuse(`No votes of ${body} are kept. Try body:HRC or body:GA.`)
    if (one === other) return refuse('A State always agrees with itself. Name two different States.')
    const hidden = await hiddenVotes(context)
    const all = await context.votes.packed(body === undefined ? {} : { body }, { space: context.actor.space.id })
    const votes = all.filter(({ number }) => !hidden.has(number))
    const agreements = agreementWithAll(
      one,
      votes.map(({ ballots }) => ballots),
    )
    const blocks =
      other === undefined ? withAll(one, agreements, context) : withOne({ one, other }, agreements, context)
    return { ok: true, value: told(blocks, { votes, agreements, other }, context) }
  },
})

interface Told {
  readonly votes: readonly PackedVote[]
  readonly agreements: readonly AgreementWith[]
  readonly other: Iso3 | undefined
}

const told = (blocks: readonly Block[], { votes, agreements, other }: Told, context: Context): Reply => {
  const grey = greyLine(context, {
    source: 'From the vote ledger; votes where one gave no answer are not counted',
    to: 'asker',
  })
  const of = { public: votes.every(vote => vote.public), space: context.actor.space.id }
  const data = other === undefined ? agreements : agreements.find(({ state }) => state === other)
  return answer(votePart(of, [...blocks, grey], data))
}

const withOne = (
  { one, other }: { readonly one: Iso3; readonly other: Iso3 },
  agreements: readonly AgreementWith[],
  { reader }: Context,
): readonly Block[] => {
  const [a, b] = [stateNames([one], reader), stateNames([other], reader)]
  const found = agreements.find(({ state }) => state === other)
  if (found === undefined) return [line(`No recorded vote has answers of both ${a} and ${b}.`)]
  return [
    heading(
      `${a} and ${b} gave the same answer in ${found.same} of ${counted(found.compared, 'vote')} (${shareOf(found)} %).`,
    ),
    line(`Opposed ${found.opposed} · one of them abstained ${found.apart}`),
  ]
}

/** So many at either end. */
const MOST = 10
/** Who shared fewer votes than this part of the most says little. */
const FEWEST = 0.25

const withAll = (one: Iso3, agreements: readonly AgreementWith[], { reader }: Context): readonly Block[] => {
  const name = stateNames([one], reader)
  const most = Math.max(0, ...agreements.map(({ compared }) => compared))
  if (most === 0) return [line(`No recorded vote has an answer of ${name}.`)]
  const ranked = agreements
    .filter(({ compared }) => compared >= most * FEWEST)
    .sort((a, b) => b.same / b.compared - a.same / a.compared || (a.state < b.state ? -1 : 1))
  const rowOf = (other: AgreementWith): readonly string[] => [
    stateNames([other.state], reader),
    `${shareOf(other)} %`,
    `${other.same} of ${other.compared}`,
    String(other.opposed),
  ]
  const tableOf = (some: readonly AgreementWith[]): Block => ({
    kind: 'table',
    columns: ['State', 'Same', 'Votes', 'Opposed'],
    rows: some.map(rowOf),
  })
  return [
    heading(`${name} votes most like these, of ${counted(ranked.length, 'State')}:`),
    tableOf(ranked.slice(0, MOST)),
    ...(ranked.length > MOST ? [line('and least like these:'), tableOf(ranked.slice(-MOST).reverse())] : []),
  ]
}

const shareOf = ({ same, compared }: AgreementWith): number => Math.round((100 * same) / compared)
