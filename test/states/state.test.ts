// State: the list is whole, its codes are codes, its names are names.
import { describe, expect, it } from 'vitest'
import {
  choiceLabel,
  isIso3,
  iso3,
  LANGS,
  nameOf,
  pressNameOf,
  REGIONAL_GROUPS,
  stateOf,
  states,
} from '#src/states/state.ts'

describe('states', () => {
  const counts = [
    { status: 'member', count: 193 },
    { status: 'observer', count: 2 },
    { status: 'organisation', count: 1 },
    { status: 'former', count: 4 },
  ]
  it.each(counts)('hold $count of status $status', ({ status, count }) => {
    expect(states.filter(state => state.status === status)).toHaveLength(count)
  })

  it('share no code', () => {
    for (const codes of [
      states.map(state => state.iso3),
      states.map(state => state.iso2),
      states.flatMap(state => state.m49 ?? []),
      states.flatMap(state => [state.iso3, state.iso2, ...state.otherCodes]),
    ])
      expect(new Set(codes).size).toBe(codes.length)
  })

  it('have codes of the right form', () => {
    for (const { iso3, iso2, m49 } of states)
      expect(`${iso3} ${iso2} ${m49 ?? '000'}`).toMatch(/^[A-Z]{3} [A-Z]{2} \d{3}$/)
  })

  const traps = [
    { code: 'NOR', iso2: 'NO', m49: '578', why: 'NO is not "no"' },
    { code: 'ALB', iso2: 'AL', m49: '008', why: '008 is not a number' },
    { code: 'DZA', iso2: 'DZ', m49: '012', why: '012 is not ten' },
    { code: 'SLB', iso2: 'SB', m49: '090', why: '090 is not ninety' },
  ]
  it.each(traps)('keep the codes of $code as text, $why', ({ code, iso2, m49 }) => {
    expect(stateOf(iso3(code))).toMatchObject({ iso2, m49 })
  })

  it('fill the groups as elections do', () => {
    const members = states.filter(state => state.status === 'member')
    const sizes = REGIONAL_GROUPS.map(group => members.filter(state => state.regionalGroup === group).length)
    expect(sizes).toEqual([54, 54, 23, 33, 29])
  })

  it('have short and formal names in three languages, in typographic spelling', () => {
    for (const state of states)
      for (const lang of LANGS)
        for (const name of Object.values(state.names[lang])) {
          expect(name).toMatch(/^\p{Lu}.*[\p{L})’]$/u)
          expect(name).toBe(name.normalize('NFC').trim())
          expect(name).not.toContain("'")
        }
  })
})

describe('isIso3', () => {
  const rows = [
    { text: 'KEN', is: true, why: 'a Member' },
    { text: 'PSE', is: true, why: 'an observer' },
    { text: 'EUE', is: true, why: 'the European Union' },
    { text: 'DDR', is: true, why: 'a former Member' },
    { text: 'ken', is: false, why: 'codes are capitals' },
    { text: 'ZAR', is: false, why: 'withdrawn' },
    { text: 'XXX', is: false, why: 'nobody' },
    { text: '', is: false, why: 'nothing' },
  ]
  it.each(rows)('says $is of "$text", $why', ({ text, is }) => {
    expect(isIso3(text)).toBe(is)
    if (!is) expect(() => iso3(text)).toThrow(text)
  })
})

describe('names for people', () => {
  it('are those of UN lists', () => {
    expect(nameOf(iso3('BOL'), 'en')).toBe('Bolivia (Plurinational State of)')
    expect(nameOf(iso3('IRN'), 'fr')).toBe('Iran (République islamique d’)')
  })

  it('are shorter in the press', () => {
    expect(pressNameOf(iso3('BOL'), 'en')).toBe('Bolivia')
    expect(pressNameOf(iso3('USA'), 'es')).toBe('Estados Unidos')
    expect(pressNameOf(iso3('KEN'), 'fr')).toBe('Kenya')
  })

  it('carry the code in a choice', () => {
    expect(choiceLabel(iso3('GIN'))).toBe('Guinea (GIN)')
    expect(choiceLabel(iso3('VEN'))).toBe('Venezuela (VEN)')
    expect(choiceLabel(iso3('GIN'), 'fr')).toBe('Guinée (GIN)')
  })
})
