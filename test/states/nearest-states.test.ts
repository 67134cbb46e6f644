// nearestStates: suggestions, in order, never more than asked for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '#src/states/edit-distance.ts'
import { nearestStates } from '#src/states/nearest-states.ts'

describe('nearestStates', () => {
  const rows: readonly { text: string; nearest: readonly string[]; why: string }[] = [
    { text: 'Guatamala', nearest: ['GTM'], why: 'one wrong letter' },
    { text: 'Repubic of Korea', nearest: ['KOR'], why: 'one letter left out of a long name' },
    { text: 'Uzbeksitan', nearest: ['UZB'], why: 'two letters swapped' },
    { text: 'Slovania', nearest: ['SVK', 'SVN'], why: 'both are one letter away' },
    { text: 'Herzegovina', nearest: ['BIH'], why: 'a word of its name' },
    { text: 'Saint', nearest: ['KNA', 'LCA', 'SMR'], why: 'the beginning of a few names' },
    { text: 'Kingdom', nearest: [], why: 'a word of too many names' },
    { text: 'Atlantis', nearest: [], why: 'nothing is near' },
  ]
  it.each(rows)('suggests $nearest for $text, $why', ({ text, nearest }) => {
    expect(nearestStates(text, 3)).toEqual(nearest)
  })

  it('never gives more than asked for, nor one State twice', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.integer({ min: 0, max: 5 }), (text, n) => {
        const nearest = nearestStates(text, n)
        expect(nearest.length).toBeLessThanOrEqual(n)
        expect(new Set(nearest).size).toBe(nearest.length)
      }),
    )
  })
})

describe('editDistance', () => {
  const rows = [
    { a: 'kenya', b: 'kenya', distance: 0, why: 'the same' },
    { a: '', b: 'mali', distance: 4, why: 'all inserted' },
    { a: 'niger', b: 'nigeria', distance: 2, why: 'two inserted' },
    { a: 'iran', b: 'iraq', distance: 1, why: 'one changed' },
    { a: 'angloa', b: 'angola', distance: 1, why: 'neighbours swapped' },
  ]
  it.each(rows)('is $distance from $a to $b, $why', ({ a, b, distance }) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance])
  })
})
