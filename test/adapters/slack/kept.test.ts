// Kept answers: asked for once, used for a while, and never kept when what they say was dropped meanwhile.
import { describe, expect, it } from 'vitest'
import { kept } from '#adapters/slack/kept.ts'

/** Answers with the number of the question; each is held back until it is let go. */
const questions = () => {
  const asked: (() => void)[] = []
  let now = 0
  const answers = kept(
    async () => {
      const wait = Promise.withResolvers<void>()
      const number = asked.push(wait.resolve)
      await wait.promise
      return number
    },
    { elapsed: () => now, freshMs: 10, usableMs: 100 },
  )
  return {
    answers,
    asked,
    wait: (ms: number) => {
      now += ms
    },
  }
}

describe('an answer', () => {
  it('is asked for once by many, and again when it is no longer fresh', async () => {
    const { answers, asked, wait } = questions()
    const both = [answers.get('a'), answers.get('a')]
    asked[0]?.()
    expect(await Promise.all(both)).toEqual([1, 1])
    wait(9)
    expect(await answers.get('a')).toBe(1)
    wait(1)
    const next = answers.get('a')
    asked[1]?.()
    expect(await next).toBe(2)
  })

  it.each(['drop', 'clear'] as const)('that was on its way at a %s is given to who asked, and not kept', async how => {
    const { answers, asked } = questions()
    const before = answers.get('a')
    answers[how]('a')
    const after = answers.get('a')
    asked[0]?.()
    expect(await before).toBe(1)
    expect(answers.peek('a')).toBeUndefined()
    asked[1]?.()
    expect(await after).toBe(2)
    expect(await answers.get('a')).toBe(2)
  })
})
