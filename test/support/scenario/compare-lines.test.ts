// matchLines and difference: what a scenario expects against what was shown.
import { describe, expect, it } from 'vitest'
import { difference, matchLines } from '#test/support/scenario/compare-lines.ts'

const nothing = new Map<string, string>()

describe('matchLines', () => {
  it.each([
    { expected: ['a'], shown: ['  a '], fits: true, why: 'space around a line does not count' },
    { expected: ['a …'], shown: ['a b c'], fits: true, why: '… stands for the rest of a line' },
    { expected: ['… c'], shown: ['a b c'], fits: true, why: '… stands for the beginning' },
    { expected: ['…', 'c'], shown: ['a', 'b', 'c'], fits: true, why: 'a lone … stands for lines' },
    { expected: ['a', '…'], shown: ['a'], fits: true, why: 'and for none' },
    { expected: [], shown: [], fits: true, why: 'silence was expected' },
    { expected: [], shown: ['a'], fits: false, why: 'silence was expected, not this' },
    { expected: ['a'], shown: [], fits: false, why: 'nothing came' },
    { expected: ['a.c'], shown: ['abc'], fits: false, why: 'a full stop is a full stop' },
    { expected: ['a'], shown: ['a', 'b'], fits: false, why: 'more came than was expected' },
    { expected: ['{x} {x}'], shown: ['one two'], fits: true, why: 'a hole takes any word when it is new' },
  ])('says $fits, because $why', ({ expected, shown, fits }) => {
    expect(matchLines(expected, shown, nothing) !== undefined).toBe(fits)
  })

  it('remembers a word and asks for it again', () => {
    const memory = matchLines(['Code {code}.'], ['Code 42-a.'], nothing)
    expect(memory).toEqual(new Map([['code', '42-a']]))
    expect(matchLines(['again {code}'], ['again 42-a'], memory ?? nothing)).toBeDefined()
    expect(matchLines(['again {code}'], ['again 43'], memory ?? nothing)).toBeUndefined()
  })
})

describe('difference', () => {
  it('keeps what agrees, and marks what was expected and what was shown instead', () => {
    expect(difference(['first', '…', 'third'], ['first', 'x', 'fourth'], nothing)).toEqual([
      '  first',
      '- third',
      '+ x',
      '+ fourth',
    ])
    expect(difference(['a', 'c'], ['a', 'b', 'c'], nothing)).toEqual(['  a', '+ b', '  c'])
  })
})
