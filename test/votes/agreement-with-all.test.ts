// agreementWithAll: the same numbers as one pair at a time, for any votes.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Iso3, iso3 } from '#src/states/state.ts'
import { agreementWithAll } from '#src/votes/agreement-with-all.ts'
import { ANSWERS, type Ballots, isGiven } from '#src/votes/ballot.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'

const codes = ['KEN', 'GHA', 'RUS', 'RWA', 'SYR', 'AND', 'YEM'].map(iso3)

const votes = fc.array(
  fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...ANSWERS))).map(pairs => new Map(pairs)),
)

const onePair = (a: Iso3, b: Iso3, all: readonly Ballots[]) => {
  const both = all.map(ballots => [ballots.get(a), ballots.get(b)]).filter(pair => pair.every(isGiven))
  const same = both.filter(([one, other]) => one === other).length
  const apart = both.filter(pair => pair[0] !== pair[1] && pair.includes('abstaining')).length
  return { same, opposed: both.length - same - apart, apart, compared: both.length }
}

describe('agreementWithAll', () => {
  it('counts no vote in which one of the two gave no answer', () => {
    const ballots = new Map([
      [iso3('KEN'), 'against' as const],
      [iso3('GHA'), 'absent' as const],
      [iso3('RUS'), 'abstaining' as const],
    ])
    expect(agreementWithAll(iso3('KEN'), [packBallots(ballots)])).toEqual([
      { state: 'RUS', same: 0, opposed: 0, apart: 1, compared: 1 },
    ])
  })

  it('counts as one pair at a time does', () => {
    fc.assert(
      fc.property(votes, fc.constantFrom(...codes), (all, state) => {
        const found = agreementWithAll(state, all.map(packBallots))
        const expected = codes
          .filter(other => other !== state)
          .map(other => ({
            state: other,
            ...onePair(state, other, all),
          }))
          .filter(({ compared }) => compared > 0)
          .sort((a, b) => (a.state < b.state ? -1 : 1))
        expect(found).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})
