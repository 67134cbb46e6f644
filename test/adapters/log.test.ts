// The log: one line per fact, and no way for what people said to get into it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fact, factOf, type Level, logTo } from '#adapters/log.ts'

const logged = (level: Level) => {
  const lines: string[] = []
  const now = () => Temporal.Instant.from('2026-11-21T09:00:00Z')
  return { log: logTo({ level, now, write: line => lines.push(line) }), lines }
}

describe('the log', () => {
  it('writes one JSON line per fact', () => {
    const { log, lines } = logged('info')
    log.info('job', { job: 'deliver', outcome: 'done', ms: 12 })
    expect(lines).toEqual([
      '{"time":"2026-11-21T09:00:00.000Z","level":"info","what":"job","job":"deliver","outcome":"done","ms":12}\n',
    ])
  })

  it('leaves out what is below its level', () => {
    const { log, lines } = logged('warn')
    log.debug('a')
    log.info('b')
    log.warn('c')
    log.error('d')
    expect(lines.map(line => JSON.parse(line).what)).toEqual(['c', 'd'])
    expect(() => logged('silent').log.error('e')).not.toThrow()
  })

  it('keeps fields that nobody allowed to itself', () => {
    const { log, lines } = logged('info')
    log.info('x', { words: 'Ana met the ambassador', token: 'xoxb-1' } as Fact)
    expect(lines.join()).not.toMatch(/Ana|xoxb/)
  })

  it('writes no sentence into a field that is allowed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), text => {
        const { log, lines } = logged('info')
        log.info('x', {
          id: `Ana ${text}`,
          code: `Ana, ${text}`,
          at: `Ana ${text}`,
          ms: `Ana${text}` as unknown as number,
        })
        expect(lines.join()).not.toContain('Ana')
        expect(lines.join().match(/\n/g)).toHaveLength(1)
      }),
    )
  })
})

describe('what is told of an exception', () => {
  it('is its kind, its code and the place in our sources, never its message', () => {
    const error = Object.assign(new TypeError('cannot read Ana of the ambassador'), { code: 'ERR_X' })
    expect(factOf(error)).toMatchObject({ error: 'TypeError', code: 'ERR_X' })
    expect(JSON.stringify(factOf(error))).not.toContain('Ana')
  })

  it('names the places in our sources where it came from, the innermost first', () => {
    const error = (() => {
      try {
        logTo({ level: 'info', now: () => undefined as never, write: () => undefined }).info('x')
      } catch (caught) {
        return caught
      }
    })()
    expect(factOf(error).at).toMatch(/^src\/instant-text\.ts:\d+ adapters\/log\.ts:\d+$/)
  })

  it('takes no place from a message that looks like a stack', () => {
    const project = new URL('../..', import.meta.url).pathname
    expect(factOf(new Error(`x\n    at ana (${project}src/ana.ts:1:1)`)).at).toBeUndefined()
  })

  it('finds the code of the cause', () => {
    const cause = Object.assign(new Error('x'), { code: 'SQLITE_FULL' })
    expect(factOf(new Error('y', { cause })).code).toBe('SQLITE_FULL')
  })

  it.each([
    ['a thrown text', 'Ana'],
    ['nothing', undefined],
  ])('is only the type of %s', (_what, thrown) => {
    expect(factOf(thrown)).toEqual({ error: typeof thrown })
  })
})
