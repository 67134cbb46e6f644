// Say again: a choice takes the place of what was typed, and of nothing else.
import { describe, expect, it } from 'vitest'
import { choicesFor } from '#src/conversation/say-again.ts'

describe('a choice', () => {
  const rows: readonly { words: string; typed: string; instead: string; says: string; why: string }[] = [
    { words: 'show hrc-46x', typed: 'hrc-46x', instead: 'hrc-46', says: 'show hrc-46', why: 'a word' },
    { words: 'show shadow report', typed: 'shadow report', instead: 'a-1', says: 'show a-1', why: 'several words' },
    {
      words: 'event add X under:hrc',
      typed: 'hrc',
      instead: 'hrc-64',
      says: 'event add X under:hrc-64',
      why: 'an option',
    },
    { words: 'show show', typed: 'show', instead: 'hrc-64', says: 'show hrc-64', why: 'the verb stays' },
    {
      words: 'member add ana',
      typed: 'ana',
      instead: 'Ana Li',
      says: 'member add "Ana Li"',
      why: 'two words are quoted',
    },
    { words: 'a b\nline', typed: 'b', instead: 'c', says: 'a c\nline', why: 'lines below stay' },
    { words: 'a b', typed: 'x', instead: 'c', says: 'a b', why: 'what was not said cannot be replaced' },
  ]
  it.each(rows)('makes "$says" of "$words": $why', ({ words, typed, instead, says }) => {
    expect(choicesFor({ words }, typed, [{ label: instead, words: instead }])[0]?.words).toBe(says)
  })
})
