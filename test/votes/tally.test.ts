// Tally: counts by answer and by group, and what they decide.
import { describe, expect, it } from 'vitest'
import { iso3, REGIONAL_GROUPS, stateOf } from '#src/states/state.ts'
import type { Answer, Ballots } from '#src/votes/ballot.ts'
import { decides, totalsByGroup, totalsOf } from '#src/votes/tally.ts'

const answers: readonly (readonly [string, Answer])[] = [
  ['KEN', 'in-favour'],
  ['EGY', 'against'],
  ['FRA', 'in-favour'],
  ['IND', 'abstaining'],
  ['LBY', 'suspended'],
  ['KGZ', 'absent'],
]
const ballots: Ballots = new Map(answers.map(([code, answer]) => [iso3(code), answer]))

describe('totalsOf', () => {
  it('counts every answer by itself', () => {
    expect(totalsOf(ballots)).toEqual({
      'in-favour': 2,
      against: 1,
      abstaining: 1,
      absent: 1,
      'not-voting': 0,
      suspended: 1,
    })
  })
})

describe('totalsByGroup', () => {
  it('counts each State in its regional group, in the order of the groups', () => {
    const lines = totalsByGroup(ballots, REGIONAL_GROUPS, code => {
      const group = stateOf(code).regionalGroup
      return group === undefined ? [] : [group]
    })
    expect(lines.map(({ group, totals }) => [group, totals['in-favour'], totals.against, totals.abstaining])).toEqual([
      ['African', 1, 1, 0],
      ['Asia-Pacific', 0, 0, 1],
      ['Eastern European', 0, 0, 0],
      ['GRULAC', 0, 0, 0],
      ['WEOG', 1, 0, 0],
    ])
  })

  it('counts a State in each of its political groups', () => {
    const lines = totalsByGroup(new Map([[iso3('EGY'), 'against']]), ['ARAB', 'OIC', 'EU'], () => ['ARAB', 'OIC'])
    expect(lines.map(({ totals }) => totals.against)).toEqual([1, 1, 0])
  })
})

describe('decides', () => {
  it.each([
    { inFavour: 23, against: 19, rule: 'simple', is: 'adopted', why: 'abstentions are not votes cast' },
    { inFavour: 7, against: 7, rule: 'simple', is: 'rejected', why: 'a tie is no majority' },
    { inFavour: 13, against: 20, rule: 'simple', is: 'rejected', why: 'fewer in favour' },
    { inFavour: 20, against: 10, rule: 'two-thirds', is: 'adopted', why: 'exactly two thirds' },
    { inFavour: 19, against: 10, rule: 'two-thirds', is: 'rejected', why: 'a majority that is not enough' },
    { inFavour: 0, against: 0, rule: 'simple', is: undefined, why: 'nobody voted' },
  ] as const)('says $is of $inFavour to $against ($rule): $why', ({ inFavour, against, rule, is }) => {
    expect(decides({ 'in-favour': inFavour, against }, rule)).toBe(is)
  })
})
