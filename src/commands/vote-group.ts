// vote group: one vote by regional and political group of its day, or how the members of one group split.
import { command } from '#src/conversation/command.ts'
import { type Field, optional, rest, textField } from '#src/conversation/fields.ts'
import { nearest } from '#src/conversation/suggest.ts'
import { answer, type Block, fine, heading, line, strong } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { findGroup, GROUP_IDS, type Group, type GroupId, groupMembersOn, groupOf, groups } from '#src/states/groups.ts'
import type { Iso3 } from '#src/states/state.ts'
import { ANSWER_WORDS, GIVEN_ANSWERS, STANDING_WORDS, type Standing, standingOf } from '#src/votes/ballot.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import { stateNames } from '#src/votes/state-names.ts'
import type { Vote } from '#src/votes/vote.ts'
import { votePart } from '#src/votes/vote-part.ts'
import { draftName, outcomeWords, totalsLine, voteId } from '#src/votes/vote-words.ts'
import { findVote } from './find-vote.ts'
import { greyLine } from './grey-line.ts'
import { isHidden, refuseHidden } from './hidden-lists.ts'

const groupField: Field<GroupId> = {
  ...rest(textField({ help: 'group', example: 'African Group' })),
  read: (text): Result<GroupId> => {
    const found = findGroup(text)
    if (found !== undefined) return ok(found)
    return refuse(
      `There is no group "${text}". Known: ${GROUP_IDS.join(', ')}.`,
      nearest(text.toUpperCase(), [...GROUP_IDS] as readonly string[]).map(id => ({ label: id, words: id })),
    )
  },
}

export const voteGroup = command({
  verb: 'vote group',
  summary: 'how groups of States voted',
  permission: 'read',
  effect: 'read',
  fields: { vote: textField({ help: 'vote or symbol', example: 'V5' }), group: optional(groupField) },
  examples: ['vote group V5', 'vote group A/HRC/51/L.6 African Group', 'vote group V5 LMG'],
  handle: async ({ vote: typed, group }, context) => {
    const found = await findVote(typed, context)
    if (!found.ok) return found
    const { vote, draft } = found.value
    if (await isHidden(vote, context)) return refuseHidden(found.value)
    const splits = regionalFirst.map(one => splitOf(one, vote)).filter(({ sitting }) => sitting.length > 0)
    const chosen = splits.find(({ id }) => id === group)
    if (group !== undefined && chosen === undefined)
      return refuse(
        `No member of ${groupOf(group).name} was in the ${vote.body.replace('_', ' ')} then. To see who was: vote group ${voteId(vote)}`,
      )
    const head = [
      heading(`${voteId(vote)}  ${draftName(draft)}`),
      line(strong(outcomeWords(draft, vote)), `  ${totalsLine(vote.ballots)}`),
    ]
    const blocks = chosen === undefined ? [table(splits)] : splitLines(chosen, context.reader)
    const unsure = (chosen === undefined ? splits : [chosen]).some(({ uncertain }) => uncertain)
    const grey = greyLine(context, { source: 'From the vote ledger, groups as they were on the day', to: 'asker' })
    const doubt = unsure ? [fine('(?) This list was not checked against a page of the group.')] : []
    const data = (chosen === undefined ? splits : [chosen]).map(({ id, uncertain, by }) => ({ id, uncertain, ...by }))
    return ok(answer(votePart(vote, [...head, ...blocks, ...doubt, grey], data)))
  },
})

const regionalFirst = groups.toSorted((a, b) => Number(b.kind === 'regional') - Number(a.kind === 'regional'))

interface Split {
  readonly id: GroupId
  readonly name: string
  readonly uncertain: boolean
  /** Its members in the body on the day. */
  readonly sitting: readonly Iso3[]
  readonly by: Readonly<Partial<Record<Standing, readonly Iso3[]>>>
}

/** Where the members of the body are not all known, those who stand on the list. */
const splitOf = ({ id, name }: Group, { ballots, body, day }: Vote): Split => {
  const date = Temporal.PlainDate.from(day)
  const { members } = electorateOn(body, date)
  const inGroup = groupMembersOn(id, date)
  const sitting = inGroup.map(({ iso3 }) => iso3).filter(state => members?.has(state) ?? ballots.has(state))
  return {
    id,
    name,
    uncertain: inGroup.some(({ uncertain }) => uncertain === true),
    sitting,
    by: Object.groupBy(sitting, state => standingOf(state, ballots, members)),
  }
}

const countOf = ({ by }: Split, standing: Standing): number => by[standing]?.length ?? 0

/** Absence is never opposition: who gave no answer has a column of their own. */
const table = (splits: readonly Split[]): Block => ({
  kind: 'table',
  columns: ['', ...GIVEN_ANSWERS.map(given => ANSWER_WORDS[given]), 'no answer', 'members'],
  rows: splits.map(split => {
    const given = GIVEN_ANSWERS.map(one => countOf(split, one))
    const silent = split.sitting.length - given.reduce((sum, count) => sum + count, 0)
    return [
      `${split.id.replace('_', ' ')}${split.uncertain ? ' (?)' : ''}`,
      ...given.map(String),
      String(silent),
      String(split.sitting.length),
    ]
  }),
})

const splitLines = (split: Split, reader: Parameters<typeof stateNames>[1]): readonly Block[] => [
  line(`${split.name}${split.uncertain ? ' (?)' : ''}: ${split.sitting.length} members of the body that day.`),
  ...Object.entries(STANDING_WORDS).flatMap(([standing, word]) => {
    const states = split.by[standing as Standing] ?? []
    return states.length === 0 ? [] : [line(strong(`${word} (${states.length}): `), stateNames(states, reader))]
  }),
]
