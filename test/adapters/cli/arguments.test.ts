// Arguments: the shell took the quotes away, and the utterance has them back.
import { describe, expect, it } from 'vitest'
import { readArguments } from '#adapters/cli/arguments.ts'

describe('arguments', () => {
  it.each([
    { why: 'words', given: ['next', '90d'], asked: { words: 'next 90d', form: 'text' } },
    {
      why: 'one argument is an utterance as it is',
      given: ['add title:"Civic space"\nline'],
      asked: { words: 'add title:"Civic space"\nline', form: 'text' },
    },
    {
      why: 'spaces keep together',
      given: ['event', 'add', 'Side event'],
      asked: { words: 'event add "Side event"', form: 'text' },
    },
    {
      why: 'a value with spaces',
      given: ['event', 'add', 'title:Civic space'],
      asked: { words: 'event add title:"Civic space"', form: 'text' },
    },
    {
      why: 'options stand first',
      given: ['--json', '--as', 'ana', 'next'],
      asked: { words: 'next', form: 'json', as: 'ana' },
    },
    {
      why: 'said in a place',
      given: ['--in', 'hook:board', 'following'],
      asked: { words: 'following', form: 'text', in: 'hook:board' },
    },
    { why: 'after the words they are words', given: ['show', '--json'], asked: { words: 'show --json', form: 'text' } },
    { why: 'after -- everything is words', given: ['--json', '--', '--as'], asked: { words: '--as', form: 'json' } },
    { why: 'nothing', given: [], asked: { words: '', form: 'text' } },
  ])('become an utterance: $why', ({ given, asked }) => {
    expect(readArguments(given)).toEqual({ ok: true, value: asked })
  })

  it.each([
    [['--verbose', 'next'], '--verbose is not an option'],
    [['--as'], '--as needs a member'],
    [['--in'], '--in needs a linked place'],
  ])('are refused with what to type: %j', (given, sentence) => {
    expect(readArguments(given)).toMatchObject({ ok: false, refusal: { sentence: expect.stringContaining(sentence) } })
  })
})
