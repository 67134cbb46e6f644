// The count: every voting member stands somewhere, once, and only fresh good word is firm.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIDENCES } from '#src/contacts/confidence.ts'
import { countOf, type Stand, standOf } from '#src/contacts/count.ts'
import type { Heard } from '#src/contacts/heard.ts'
import { STANCES } from '#src/contacts/stance.ts'
import { votingMembersOn } from '#src/states/membership.ts'
import { type Iso3, iso3 } from '#src/states/state.ts'

const on = Temporal.PlainDate.from('2026-03-05')
const council = votingMembersOn('HRC', on).map(member => member.iso3)
const KEN = iso3('KEN')

const stands: readonly (Pick<Heard, 'stance' | 'confidence'> & { age: number; stand: Stand; why: string })[] = [
  { stance: 'in-favour', confidence: 3, age: 0, stand: 'firm-yes', why: 'the ambassador said so today' },
  { stance: 'co-sponsor', confidence: 4, age: 13, stand: 'firm-yes', why: 'on record, not yet a fortnight old' },
  { stance: 'in-favour', confidence: 4, age: 14, stand: 'lean-yes', why: 'a fortnight old' },
  { stance: 'in-favour', confidence: 4, age: 21, stand: 'lean-yes', why: 'a three-week-old yes is never firm' },
  { stance: 'in-favour', confidence: 2, age: 0, stand: 'lean-yes', why: 'a diplomat is not the ambassador' },
  { stance: 'lean-in-favour', confidence: 4, age: 0, stand: 'lean-yes', why: 'an inclination, whoever says it' },
  { stance: 'undecided', confidence: 4, age: 0, stand: 'unknown', why: 'they do not know themselves' },
  { stance: 'lean-against', confidence: 3, age: 0, stand: 'lean-no', why: 'an inclination' },
  { stance: 'against', confidence: 3, age: 2, stand: 'firm-no', why: 'the capital said so' },
  { stance: 'against', confidence: 1, age: 2, stand: 'lean-no', why: 'a rumour' },
  { stance: 'abstain', confidence: 1, age: 40, stand: 'abstain', why: 'nobody counts on them either way' },
  { stance: 'absent', confidence: 2, age: 0, stand: 'absent', why: 'absence is no opposition' },
]

const heardOf = (states: readonly Iso3[]): fc.Arbitrary<Heard> =>
  fc.record({
    state: fc.constantFrom(...states),
    stance: fc.constantFrom(...STANCES),
    confidence: fc.constantFrom(...CONFIDENCES),
    day: fc.integer({ min: 0, max: 60 }).map(age => on.subtract({ days: age }).toString()),
  })

describe('a count', () => {
  it.each(stands)(
    'takes $stance at confidence $confidence, $age days old, for $stand: $why',
    ({ age, stand, ...heard }) => {
      expect(standOf({ ...heard, state: KEN, day: on.subtract({ days: age }).toString() }, on)).toBe(stand)
    },
  )

  it('sums to the voting members at worst, likely and at best, whatever was heard of whom', () => {
    fc.assert(
      fc.property(fc.array(heardOf([...council, iso3('USA'), iso3('VUT')])), heard => {
        const count = countOf(council, heard, on)
        for (const sums of [count.stands, count.worst, count.likely, count.best])
          expect(Object.values(sums).reduce((sum, votes) => sum + votes, 0)).toBe(council.length)
        expect(count.worst.yes <= count.likely.yes && count.likely.yes <= count.best.yes).toBe(true)
        expect(count.worst.no >= count.likely.no && count.likely.no >= count.best.no).toBe(true)
        expect(count.lines.filter(line => line.stand.startsWith('firm') && line.freshness === 'stale')).toEqual([])
      }),
    )
  })

  it('believes the newest, and of one day the one written last', () => {
    const heard = (day: string, stance: Heard['stance']): Heard => ({ state: KEN, day, stance, confidence: 3 })
    const lineAfter = (...all: Heard[]) => countOf([KEN], all, on).lines[0]?.stand
    expect(lineAfter(heard('2026-03-04', 'against'), heard('2026-03-01', 'in-favour'))).toBe('firm-no')
    expect(lineAfter(heard('2026-03-04', 'against'), heard('2026-03-04', 'in-favour'))).toBe('firm-yes')
  })

  it('shows worst, likely and best as a coordinator reckons them', () => {
    const groups: readonly [number, Heard['stance'], Heard['confidence']][] = [
      [17, 'in-favour', 3],
      [8, 'lean-in-favour', 2],
      [3, 'lean-against', 2],
      [7, 'against', 4],
      [3, 'abstain', 3],
    ]
    const heard = groups
      .flatMap(([times, stance, confidence]) => Array.from({ length: times }, () => ({ stance, confidence })))
      .map((one, i): Heard => ({ ...one, state: council[i] as Iso3, day: on.toString() }))
    const { worst, likely, best } = countOf(council, heard, on)
    expect(worst).toEqual({ yes: 17, no: 27, abstain: 3, absent: 0, unknown: 0 })
    expect(likely).toEqual({ yes: 25, no: 10, abstain: 3, absent: 0, unknown: 9 })
    expect(best).toEqual({ yes: 34, no: 7, abstain: 6, absent: 0, unknown: 0 })
  })
})
