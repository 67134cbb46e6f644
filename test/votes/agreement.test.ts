// Agreement: changes between votes, in which absence is never opposition.
import { describe, expect, it } from 'vitest'
import { iso3 } from '#src/states/state.ts'
import { type ComparableVote, shiftsBetween } from '#src/votes/agreement.ts'
import type { Answer } from '#src/votes/ballot.ts'

const vote = (id: string, ballots: Readonly<Record<string, Answer>>, more: Partial<ComparableVote<string>> = {}) => ({
  id,
  ballots: new Map(Object.entries(ballots).map(([code, answer]) => [iso3(code), answer])),
  ...more,
})

const first = vote('V1', { KEN: 'in-favour', CHN: 'against', IND: 'abstaining', LBY: 'absent' })
const second = vote(
  'V2',
  { KEN: 'abstaining', CHN: 'against', IND: 'absent' },
  { members: new Set(['KEN', 'CHN', 'IND'].map(iso3)) },
)

describe('shiftsBetween', () => {
  it('gives the States that stand otherwise, and no others', () => {
    expect(shiftsBetween(first, second)).toEqual([
      { state: 'IND', before: 'abstaining', after: 'absent' },
      { state: 'KEN', before: 'in-favour', after: 'abstaining' },
      { state: 'LBY', before: 'absent', after: 'not-a-member' },
    ])
  })
})
