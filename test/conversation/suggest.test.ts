// Suggest: the nearest words to a mistyped one, and none when nothing is near.
import { describe, expect, it } from 'vitest'
import { nearest } from '#src/conversation/suggest.ts'

const verbs = ['next', 'show', 'changes', 'change', 'undo', 'me', 'follow', 'following', 'unfollow']

describe('nearest', () => {
  const rows: readonly { typed: string; is: readonly string[]; why: string }[] = [
    { typed: 'nxt', is: ['next'], why: 'a letter dropped' },
    { typed: 'enxt', is: ['next'], why: 'two letters swapped' },
    { typed: 'NEXT', is: ['next'], why: 'any case' },
    { typed: 'foll', is: ['follow', 'following'], why: 'a beginning' },
    { typed: 'chnage', is: ['change', 'changes'], why: 'nearest first' },
    { typed: 'x', is: [], why: 'one letter says nothing' },
    { typed: '', is: [], why: 'nothing begins every word' },
    { typed: 'breakfast', is: [], why: 'too far from all' },
  ]
  it.each(rows)('gives $is for "$typed": $why', ({ typed, is }) => {
    expect(nearest(typed, verbs)).toEqual(is)
  })
})
