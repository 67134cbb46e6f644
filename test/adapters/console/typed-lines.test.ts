// Typed lines: what counts as one utterance at the prompt.
import { describe, expect, it } from 'vitest'
import { meant, utterancesIn, withoutRoot } from '#adapters/console/typed-lines.ts'

const takesPaste = (line: string): boolean => line.startsWith('vote log')

describe('lines that come together', () => {
  it.each([
    { why: 'one line', lines: ['next 7d'], said: ['next 7d'] },
    { why: 'Enter alone says nothing', lines: [''], said: [] },
    {
      why: 'commands that take no paste are each their own',
      lines: ['next 7d', '', 'changes'],
      said: ['next 7d', 'changes'],
    },
    {
      why: 'a roll call stays whole, empty lines too',
      lines: ['vote log L.4', 'In favour:', '', 'France, Kenya', ''],
      said: ['vote log L.4\nIn favour:\n\nFrance, Kenya'],
    },
    {
      why: 'what stood before it goes first',
      lines: ['me', 'vote log L.4', 'France'],
      said: ['me', 'vote log L.4\nFrance'],
    },
  ])('are utterances: $why', ({ lines, said }) => {
    expect(utterancesIn(lines, takesPaste)).toEqual(said)
  })
})

describe('the root word', () => {
  it.each([
    ['next 7d', 'next 7d'],
    ['un next 7d', 'next 7d'],
    ['/un next', 'next'],
    ['!UN  next', 'next'],
    ['un', ''],
    ['under', 'under'],
    ['un vote log L.4\nFrance', 'vote log L.4\nFrance'],
  ])('is welcome and not needed: %j', (typed, words) => {
    expect(withoutRoot(typed, 'un')).toBe(words)
  })
})

describe('a number', () => {
  const shown = [{ label: 'Guinea', words: 'vote record GIN' }]
  it.each([
    ['1', 'vote record GIN', 'the first that was shown'],
    [' 1 ', 'vote record GIN', 'spaces do not matter'],
    ['2', '2', 'none was shown under it'],
    ['0', '0', 'none was shown under it'],
    ['1 GIN', '1 GIN', 'more than a number'],
  ])('%j means %j: %s', (typed, words) => {
    expect(meant(typed, shown)).toBe(words)
  })
})
