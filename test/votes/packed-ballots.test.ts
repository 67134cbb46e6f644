// Packed ballots come back as they were, and damage is seen.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { states } from '#src/states/state.ts'
import { ANSWERS } from '#src/votes/ballot.ts'
import { packBallots, packedAnswer, unpackBallots } from '#src/votes/packed-ballots.ts'

const codes = states.map(state => state.iso3)
const someBallots = fc
  .uniqueArray(fc.constantFrom(...codes))
  .chain(of => fc.tuple(...of.map(code => fc.tuple(fc.constant(code), fc.constantFrom(...ANSWERS)))))
  .map(pairs => new Map(pairs))

describe('packed ballots', () => {
  it('come back as they were, in order of code', () => {
    fc.assert(
      fc.property(someBallots, ballots => {
        const packed = packBallots(ballots)
        expect(new Map(unpackBallots(packed))).toEqual(new Map([...ballots].sort()))
        for (const code of codes) expect(packedAnswer(packed, code)).toBe(ballots.get(code))
      }),
    )
  })

  it.each(['AFG', 'AFGQ', 'XXXY', 'AFGYA'])('say that %s is damaged', packed => {
    expect(() => unpackBallots(packed)).toThrow('damaged')
  })
})
