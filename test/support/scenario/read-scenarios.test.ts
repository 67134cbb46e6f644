// readScenarios: a Markdown file to scenarios.
import { describe, expect, it } from 'vitest'
import { readScenarios } from '#test/support/scenario/read-scenarios.ts'

describe('readScenarios', () => {
  it('starts each scenario anew with what stands before the first', () => {
    const [first, second] = readScenarios(
      ['- amina is owner of Civic', '## One', 'amina> help', '## Two', 'later: 2h'].join('\n'),
    )
    expect(first?.steps.map(step => step.kind)).toEqual(['person', 'say'])
    expect(second?.steps.map(step => step.kind)).toEqual(['person', 'later'])
  })

  it('joins the lines of one utterance and those of one answer', () => {
    const [scenario] = readScenarios('amina> event add\namina| first\namina| second\nbot< done\nbot< undo')
    expect(scenario?.steps).toEqual([
      {
        kind: 'say',
        line: 1,
        by: 'amina',
        spot: { direct: 'amina' },
        words: 'event add\nfirst\nsecond',
        expected: ['done', 'undo'],
      },
    ])
  })

  it.each([
    ['- amina is queen of Civic', 'a role that does not exist'],
    ['later: soon', 'no length of time'],
    ['bot< hello', 'an answer to nothing'],
    ['```\nanything\n```', 'talk in a fence that is none'],
  ])('does not take %s for prose', text => {
    expect(() => readScenarios(text)).toThrow('I do not understand')
  })
})
