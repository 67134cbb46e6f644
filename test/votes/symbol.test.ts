// DocumentSymbol: symbols as people type and documents print them.
import { describe, expect, it } from 'vitest'
import { parseSymbol, readSymbol, symbolsIn } from '#src/votes/symbol.ts'

describe('readSymbol', () => {
  it.each([
    {
      typed: 'A/HRC/51/L.6/Rev.1',
      text: 'A/HRC/51/L.6/Rev.1',
      body: 'HRC',
      session: '51',
      nature: 'draft',
      why: 'a draft revised',
    },
    {
      typed: 'a/hrc/51/l6 rev 1',
      text: 'A/HRC/51/L.6/Rev.1',
      body: 'HRC',
      session: '51',
      nature: 'draft',
      why: 'small letters, no full stops',
    },
    {
      typed: ' A / HRC / 62 / L. 40 ',
      text: 'A/HRC/62/L.40',
      body: 'HRC',
      session: '62',
      nature: 'draft',
      why: 'spaces',
    },
    {
      typed: 'A/HRC/S-12/L.1',
      text: 'A/HRC/S-12/L.1',
      body: 'HRC',
      session: 'S-12',
      nature: 'draft',
      why: 'a special session',
    },
    {
      typed: 'A/HRC/RES/17/19',
      text: 'A/HRC/RES/17/19',
      body: 'HRC',
      session: '17',
      nature: 'resolution',
      why: 'a resolution',
    },
    {
      typed: 'A/C.3/78/L.41',
      text: 'A/C.3/78/L.41',
      body: 'GA3C',
      session: '78',
      nature: 'draft',
      why: 'the Third Committee',
    },
    {
      typed: 'A/RES/78/220',
      text: 'A/RES/78/220',
      body: 'GA',
      session: '78',
      nature: 'resolution',
      why: 'the Assembly',
    },
    {
      typed: 'A/RES/ES-11/1',
      text: 'A/RES/ES-11/1',
      body: 'GA',
      session: 'ES-11',
      nature: 'resolution',
      why: 'an emergency special session',
    },
    {
      typed: 'A/67/L.28',
      text: 'A/67/L.28',
      body: 'GA',
      session: '67',
      nature: 'draft',
      why: 'a draft of the plenary',
    },
    { typed: 'A/78/PV.50', text: 'A/78/PV.50', body: 'GA', session: '78', nature: 'record', why: 'a verbatim record' },
    { typed: 'A/78/481/Add.3', text: 'A/78/481/Add.3', body: 'GA', session: '78', nature: 'document', why: 'a report' },
    {
      typed: 'E/2011/L.26',
      text: 'E/2011/L.26',
      body: 'ECOSOC',
      session: '2011',
      nature: 'draft',
      why: 'sessions by year',
    },
    {
      typed: 'E/C.2/2016/L.3',
      text: 'E/C.2/2016/L.3',
      body: 'NGO_COMMITTEE',
      session: '2016',
      nature: 'draft',
      why: 'the Committee on NGOs',
    },
    {
      typed: 'E/CN.4/2002/L.32',
      text: 'E/CN.4/2002/L.32',
      body: 'CHR',
      session: '2002',
      nature: 'draft',
      why: 'the former Commission',
    },
  ])('reads $typed: $why', ({ typed, why: _, ...symbol }) => {
    expect(readSymbol(typed)).toEqual(symbol)
  })

  it.each(['', 'L.12', 'Kenya', 'A/', 'A/HRC/51', '78/220', `A/HRC/51/L.${'6'.repeat(90)}`])(
    'takes %j for no symbol',
    text => {
      expect(readSymbol(text)).toBeUndefined()
    },
  )
})

describe('parseSymbol', () => {
  const current = [
    { body: 'HRC', session: '62' },
    { body: 'GA3C', session: '81' },
  ] as const

  it('reads L.12 in the only session there is', () => {
    expect(parseSymbol('l12/rev.1', [current[0]])).toMatchObject({ ok: true, value: { text: 'A/HRC/62/L.12/Rev.1' } })
  })

  it('offers L.12 of each session where there are two', () => {
    expect(parseSymbol('L.12', current)).toMatchObject({
      ok: false,
      refusal: { choices: [{ words: 'A/HRC/62/L.12' }, { words: 'A/C.3/81/L.12' }] },
    })
  })

  it.each([
    { typed: 'L.12', says: 'L.12 needs its session; type it in full, like A/HRC/51/L.12.' },
    { typed: 'the draft', says: '“the draft” is no document symbol; type it like A/HRC/51/L.6.' },
  ])('refuses $typed with what to type', ({ typed, says }) => {
    expect(parseSymbol(typed)).toEqual({ ok: false, refusal: { sentence: says } })
  })
})

describe('symbolsIn', () => {
  it('finds each symbol of a sentence with its place', () => {
    expect(
      symbolsIn('Draft resolution A/C.3/78/L.41, as in A/78/481/Add.3.').map(({ symbol, at }) => [symbol.text, at]),
    ).toEqual([
      ['A/C.3/78/L.41', 17],
      ['A/78/481/Add.3', 38],
    ])
  })
})
