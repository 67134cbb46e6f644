// Turns: who is worked on when many speak at once.
import { describe, expect, it } from 'vitest'
import { type Turns, turns, type Urgency } from '#adapters/slack/turns.ts'

const loop = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Work that begins and ends when it is told to, and says so. */
const office = (most: number) => {
  const turn: Turns = turns(most)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const done: Promise<void>[] = []
  return {
    turn,
    begun,
    ask: (name: string, urgency: Urgency): void => {
      const work = () => {
        begun.push(name)
        return new Promise<void>(resolve => ends.set(name, resolve))
      }
      done.push(turn(work, urgency))
    },
    end: (name: string): void => ends.get(name)?.(),
    /** As many turns of the process's loop as it takes until somebody begins. */
    next: async (): Promise<void> => {
      for (const before = begun.length; begun.length === before; ) await loop()
    },
    over: () => Promise.all(done),
  }
}

describe('In a crowd', () => {
  it('a few are worked on at once, in order, and what Slack waits for before what can wait', async () => {
    const { turn, ask, end, next, begun, over } = office(2)
    expect(turn.crowded()).toBe('no')
    ask('first read', 'can wait')
    ask('second read', 'can wait')
    expect(turn.crowded()).toBe('yes')
    ask('third read', 'can wait')
    ask('first write', 'waited for')
    ask('second write', 'waited for')
    for (const name of ['first read', 'first write', 'second write']) {
      end(name)
      await next()
    }
    expect(begun).toEqual(['first read', 'second read', 'first write', 'second write', 'third read'])
    for (const name of begun) end(name)
    await over()
  })

  it('the next is begun when all who came meanwhile were heard, each in a turn of the loop', async () => {
    const { ask, end, next, begun, over } = office(1)
    ask('under way', 'can wait')
    ask('before', 'can wait')
    end('under way')
    for (let late = 1; late <= 20; late++) {
      await loop()
      ask(`late ${late}`, late === 20 ? 'waited for' : 'can wait')
    }
    expect(begun).toEqual(['under way'])
    await next()
    expect(begun).toEqual(['under way', 'late 20'])
    while (begun.length < 22) {
      end(begun.at(-1) ?? '')
      await next()
    }
    expect(begun.slice(2)).toEqual(['before', ...Array.from({ length: 19 }, (_, index) => `late ${index + 1}`)])
    end(begun.at(-1) ?? '')
    await over()
  })

  it('nobody is put off for ever by others who keep coming', async () => {
    const { ask, end, begun } = office(1)
    ask('under way', 'can wait')
    ask('patient', 'can wait')
    end('under way')
    let came = 0
    while (begun.length === 1) {
      await loop()
      ask(`late ${++came}`, 'can wait')
    }
    expect(begun).toEqual(['under way', 'patient'])
    expect(came).toBeGreaterThan(100)
  })

  it('one that fails lets in the next', async () => {
    const { turn, ask, next, begun } = office(1)
    const failing = turn(() => Promise.reject(new Error('the database is away')), 'waited for')
    ask('next', 'can wait')
    await expect(failing).rejects.toThrow('away')
    await next()
    expect(begun).toEqual(['next'])
  })
})
