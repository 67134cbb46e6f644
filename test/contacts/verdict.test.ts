// Verdicts: one for each promise, and absence is never opposition.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIDENCES } from '#src/contacts/confidence.ts'
import type { Heard } from '#src/contacts/heard.ts'
import { STANCES, type Stance } from '#src/contacts/stance.ts'
import { judge, surprises, VERDICTS, type Verdict } from '#src/contacts/verdict.ts'
import { iso3 } from '#src/states/state.ts'
import { ANSWERS, type Standing } from '#src/votes/ballot.ts'

const BEN = iso3('BEN')
const promised = (stance: Stance, day = '2026-03-02', confidence: Heard['confidence'] = 3): Heard => ({
  state: BEN,
  stance,
  confidence,
  day,
})
type End = Standing | 'adopted-without-vote'
const voting = (standing: End) => ({ day: '2026-03-20', standingOf: () => standing })

const verdicts: readonly { stance: Stance; standing: End; verdict: Verdict; why: string }[] = [
  { stance: 'in-favour', standing: 'in-favour', verdict: 'kept', why: 'as said' },
  { stance: 'co-sponsor', standing: 'adopted-without-vote', verdict: 'kept', why: 'nobody opposed it' },
  { stance: 'in-favour', standing: 'abstaining', verdict: 'softened', why: 'pressed, perhaps' },
  { stance: 'in-favour', standing: 'against', verdict: 'broken', why: 'told us yes, voted no' },
  { stance: 'in-favour', standing: 'absent', verdict: 'unclear', why: 'absence is not opposition' },
  { stance: 'in-favour', standing: 'not-voting', verdict: 'unclear', why: 'nor is a silent seat' },
  { stance: 'in-favour', standing: 'suspended', verdict: 'unclear', why: 'could not vote' },
  { stance: 'in-favour', standing: 'not-recorded', verdict: 'unclear', why: 'nobody saw' },
  { stance: 'against', standing: 'in-favour', verdict: 'broken', why: 'to our liking, but broken' },
  { stance: 'abstain', standing: 'against', verdict: 'broken', why: 'a vote was cast' },
  { stance: 'absent', standing: 'not-voting', verdict: 'kept', why: 'stayed away from the vote' },
]

describe('a verdict', () => {
  it.each(verdicts)('on $stance, then $standing, is $verdict: $why', ({ stance, standing, verdict }) => {
    expect(judge([promised(stance)], voting(standing)).map(one => one.verdict)).toEqual([verdict])
  })

  it('falls on the last promise before the vote, not on rumours, inclinations or what was said afterwards', () => {
    const heard = [
      promised('against', '2026-02-01'),
      promised('in-favour', '2026-03-02'),
      promised('against', '2026-03-10', 1),
      promised('lean-against', '2026-03-12'),
      promised('against', '2026-03-21'),
    ]
    expect(judge(heard, voting('in-favour'))).toMatchObject([{ verdict: 'kept', promise: { day: '2026-03-02' } }])
  })

  it('is exactly one for each State that promised anything', () => {
    const heard = fc.record({
      state: fc.constantFrom(BEN, iso3('KEN'), iso3('GEO')),
      stance: fc.constantFrom(...STANCES),
      confidence: fc.constantFrom(...CONFIDENCES),
      day: fc.constantFrom('2026-03-01', '2026-03-19', '2026-03-25'),
    })
    fc.assert(
      fc.property(fc.array(heard), fc.constantFrom(...ANSWERS, 'not-a-member' as const), (all, standing) => {
        const judged = judge(all, voting(standing))
        const promised = all.filter(
          one => one.day <= '2026-03-20' && one.confidence >= 2 && !/lean|undecided/.test(one.stance),
        )
        expect(judged.map(one => one.state)).toEqual([...new Set(promised.map(one => one.state))].sort())
        expect(judged.every(one => VERDICTS.includes(one.verdict))).toBe(true)
      }),
    )
  })
})

describe('a surprise', () => {
  it('is an answer that points elsewhere than the last word, inclinations included', () => {
    expect(surprises([promised('lean-in-favour')], voting('against'))).toMatchObject([
      { state: BEN, standing: 'against' },
    ])
    expect(surprises([promised('lean-in-favour')], voting('in-favour'))).toEqual([])
  })

  it.each(['absent', 'not-voting', 'suspended', 'not-a-member', 'adopted-without-vote'] as const)(
    'is not: %s',
    standing => expect(surprises([promised('in-favour')], voting(standing))).toEqual([]),
  )
})
