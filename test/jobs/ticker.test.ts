// A ticker: one run at a time, failures reported, and an end that waits.
import { describe, expect, it, vi } from 'vitest'
import type { Job, Tick } from '#jobs/job.ts'
import { schedule } from '#jobs/schedule.ts'
import { ticker } from '#jobs/ticker.ts'

const now = () => Temporal.Instant.from('2026-11-21T09:00:00Z')
const job = (run: Job['run']): Job => ({ name: 'deliver', cron: '* * * * *', run })
const reported = () => {
  const ticks: Tick[] = []
  return { ticks, occasion: { now, report: (tick: Tick) => void ticks.push(tick) } }
}

describe('a ticker', () => {
  it('runs its job with the present instant', async () => {
    const { ticks, occasion } = reported()
    const at: string[] = []
    await ticker(
      job(async instant => void at.push(instant.toString())),
      occasion,
    ).tick()
    expect(at).toEqual(['2026-11-21T09:00:00Z'])
    expect(ticks).toEqual([{ job: 'deliver', outcome: 'done', ms: 0 }])
  })

  it('does nothing while the run before is under way', async () => {
    const { ticks, occasion } = reported()
    const { promise, resolve } = Promise.withResolvers<void>()
    let runs = 0
    const { tick } = ticker(
      job(() => {
        runs++
        return promise
      }),
      occasion,
    )
    const first = tick()
    await tick()
    expect([runs, ticks.map(one => one.outcome)]).toEqual([1, ['overlap']])
    resolve()
    await first
    await tick()
    expect(runs).toBe(2)
  })

  it('reports a failure and runs again at the next tick', async () => {
    const { ticks, occasion } = reported()
    let runs = 0
    const { tick } = ticker(
      job(async () => {
        if (runs++ === 0) throw new Error('no network')
      }),
      occasion,
    )
    await tick()
    await tick()
    expect(ticks.map(one => one.outcome)).toEqual(['failed', 'done'])
  })

  it('reports a job that throws before it begins', async () => {
    const { ticks, occasion } = reported()
    await ticker(
      job(() => {
        throw new Error('at once')
      }),
      occasion,
    ).tick()
    expect(ticks[0]?.outcome).toBe('failed')
  })

  it('waits at its end for the run under way, and starts no other', async () => {
    const { ticks, occasion } = reported()
    const { promise, resolve } = Promise.withResolvers<void>()
    const { tick, stop } = ticker(
      job(() => promise),
      occasion,
    )
    void tick()
    let over = false
    const stopping = stop().then(() => {
      over = true
    })
    await tick()
    expect(over).toBe(false)
    resolve()
    await stopping
    expect(ticks.map(one => one.outcome)).toEqual(['done'])
  })
})

describe('the schedule', () => {
  it('refuses a timetable that no clock can read', () => {
    expect(() => schedule([{ ...job(async () => undefined), cron: 'every day' }], reported().occasion)).toThrow()
  })

  it('lets the process end once it is disposed of', async () => {
    vi.useFakeTimers()
    try {
      const clocks = schedule([job(async () => undefined)], reported().occasion)
      expect(vi.getTimerCount()).toBe(1)
      await clocks[Symbol.asyncDispose]()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})
