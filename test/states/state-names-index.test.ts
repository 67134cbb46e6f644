// The index of names: no name of two States slips in, and no name passes for another State's code.
import { describe, expect, it } from 'vitest'
import { findState } from '#src/states/find-state.ts'
import { fold } from '#src/states/fold.ts'
import { states } from '#src/states/state.ts'
import { stateByCode } from '#src/states/state-code.ts'
import { lookUp, stateNamesIndex } from '#src/states/state-names-index.ts'

describe('stateNamesIndex', () => {
  it('gives two States one name only where findState asks', () => {
    const shared = [...stateNamesIndex].filter(([, hits]) => hits.length > 1).map(([name]) => name)
    expect(shared.toSorted()).toEqual(['united arab republic', 'yugoslavia'])
    for (const name of shared) expect(findState(name).kind).toBe('ambiguous')
  })

  it('holds no name that is the code of another State', () => {
    const mixed = [...stateNamesIndex].filter(([name, hits]) => {
      const coded = stateByCode(name.toUpperCase())
      return coded !== undefined && hits.some(hit => hit.iso3 !== coded)
    })
    expect(mixed).toEqual([])
  })

  it('holds folded names only, none of them empty', () => {
    for (const name of stateNamesIndex.keys()) expect(fold(name)).toBe(name)
    expect(lookUp('')).toEqual([])
  })

  it('knows every State, and no code', () => {
    const named = new Set([...stateNamesIndex.values()].flat().map(hit => hit.iso3))
    expect(named.size).toBe(states.length)
    expect(lookUp('ken')).toEqual([])
  })

  const rows = [
    { name: 'swaziland', hit: { iso3: 'SWZ', kind: 'alias' }, why: 'an alias that is also a former name' },
    { name: 'zaire', hit: { iso3: 'COD', kind: 'alias', until: '1997-05-17' }, why: 'a former name has its last day' },
    { name: 'united states', hit: { iso3: 'USA', kind: 'name' }, why: 'the press form is a name' },
    { name: 'bukina faso', hit: { iso3: 'BFA', kind: 'misspelling' }, why: 'seen in print' },
  ]
  it.each(rows)('gives for $name what kind of name it is: $why', ({ name, hit }) => {
    expect(lookUp(name)).toEqual([hit])
  })
})
