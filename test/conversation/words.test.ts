// Words: what phones and word processors do to typing, undone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, foldTyping, quoted } from '#src/conversation/words.ts'

describe('cut', () => {
  const cuts: readonly { typed: string; tokens: readonly string[]; why: string }[] = [
    { typed: 'next 7d HRC', tokens: ['next', '7d', 'HRC'], why: 'words' },
    { typed: '  next\u00a07d\tHRC ', tokens: ['next', '7d', 'HRC'], why: 'spaces of every sort' },
    { typed: 'show \u201cCivic space\u201d', tokens: ['show', 'Civic space'], why: 'curly quotes keep words together' },
    { typed: 'state:\u00abViet Nam\u00bb', tokens: ['state=Viet Nam'], why: 'French quotes in an option' },
    { typed: 'title:"Civic space" x', tokens: ['title=Civic space', 'x'], why: 'a quoted option' },
    { typed: 'at 15:00', tokens: ['at', '15:00'], why: 'a time is no option' },
    {
      typed: 'see https://example.org/a:b',
      tokens: ['see', 'https://example.org/a:b'],
      why: 'an address is no option',
    },
    { typed: 'source:https://example.org', tokens: ['source=https://example.org'], why: 'an address as a value' },
    { typed: 'Kind:deadline', tokens: ['kind=deadline'], why: 'phones write a first capital' },
    { typed: 'kind\uff1adeadline', tokens: ['kind=deadline'], why: 'a wide colon' },
    { typed: '10:00\u201313:00', tokens: ['10:00-13:00'], why: 'an en dash between hours' },
    {
      typed: 'say "half a quote',
      tokens: ['say', 'half a quote'],
      why: 'a quote that was not closed ends with the line',
    },
    { typed: 'a\u200bb \u202ec', tokens: ['ab', 'c'], why: 'marks that cannot be seen' },
    { typed: '', tokens: [], why: 'nothing' },
  ]
  it.each(cuts)('cuts $typed into $tokens: $why', ({ typed, tokens }) => {
    expect(cut(typed).tokens.map(({ key, text }) => (key === undefined ? text : `${key}=${text}`))).toEqual(tokens)
  })

  it('keeps the lines below the first as pasted, whatever ends a line', () => {
    expect(cut('event add under:hrc-64\r\nTue 9 Mar\u2028Wed 10 Mar\n')).toMatchObject({
      pasted: 'Tue 9 Mar\nWed 10 Mar',
    })
  })

  it('cuts a word that was quoted into that one word', () => {
    const word = fc.stringMatching(/^[a-z0-9]+( [a-z0-9]+)*$/)
    fc.assert(fc.property(word, text => void expect(cut(quoted(text)).tokens).toMatchObject([{ text }])))
  })

  it('folds what is folded no further', () => {
    const typed = fc.string({ unit: 'binary' })
    fc.assert(fc.property(typed, text => void expect(foldTyping(foldTyping(text))).toBe(foldTyping(text))))
  })
})
