// The name guard: what people write after a talk, and what in it could give somebody away.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suspectsIn } from '#src/contacts/name-guard.ts'

const guarded: readonly { text: string; found: readonly string[]; why: string }[] = [
  { text: 'met Amina Diallo at the Serpentine Bar', found: ['name: Amina Diallo'], why: 'the usual slip' },
  { text: 'wants OP5 softer; Mr Keita will call', found: ['name: Keita'], why: 'a title' },
  { text: 'mme Okafor agrees', found: ['name: Okafor'], why: 'a title typed on a phone' },
  { text: 'Amina wants OP5 softer', found: ['name: Amina'], why: 'a given name before its verb' },
  { text: 'told by H.E. Jean-Claude van der Berg', found: ['name: Jean-Claude van der Berg'], why: 'particles' },
  { text: 'Geneva Ambassador Amina Diallo says yes', found: ['name: Amina Diallo'], why: 'a post before the name' },
  { text: 'saw Chad Smith', found: ['name: Smith'], why: 'a given name that is a State' },
  { text: 'call +41 79 123 45 67', found: ['phone: +41 79 123 45 67'], why: 'a phone' },
  { text: 'write to a.b@mission.ke or @aminad', found: ['email: a.b@mission.ke', 'handle: @aminad'], why: 'addresses' },
  { text: 'lives at 12 rue de Lausanne', found: ['address: 12 rue de Lausanne'], why: 'a home' },
  { text: 'A/HRC/51/L.6 on 2026-11-21, vote 27-8-12', found: [], why: 'symbols, days and tallies are no phones' },
  { text: 'Republic of Korea and Viet Nam follow the African Group', found: [], why: 'States and groups' },
  { text: 'New York mission said Côte d’Ivoire wants a softer text', found: [], why: 'cities and States' },
  { text: 'The First Secretary of the Permanent Mission will ask Geneva', found: [], why: 'posts are descriptors' },
  { text: 'Human Rights Council, Thursday 13:00, OP5 and PP3', found: [], why: 'the words of the work' },
]

describe('the name guard', () => {
  it.each(guarded)('reads "$text": $why', ({ text, found }) => {
    expect(suspectsIn(text).map(one => `${one.kind}: ${one.text}`)).toEqual(found)
  })

  it('points at words as they stand, in order, and never twice at the same', () => {
    const word = fc.constantFrom(
      'Amina',
      'Diallo',
      'Mr',
      'met',
      'Kenya',
      '+41 79 123 45 67',
      '@x1',
      'wants',
      'OP5',
      'Côte d’Ivoire',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(word), words => {
        const text = words.join(' ')
        let end = 0
        for (const suspect of suspectsIn(text)) {
          expect(text.slice(suspect.at, suspect.at + suspect.text.length)).toBe(suspect.text)
          expect(suspect.at).toBeGreaterThanOrEqual(end)
          end = suspect.at + suspect.text.length
        }
      }),
    )
  })
})
