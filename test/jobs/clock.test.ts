// The clock: one tick for each time of its expression, and one for all that passed unseen.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clock } from '#jobs/clock.ts'

const START = Date.parse('2026-11-21T09:00:00.500Z')

describe('a clock', () => {
  let ticks: string[] = []
  let end: () => Promise<void>
  beforeEach(() => {
    vi.useFakeTimers({ now: START })
    ticks = []
    end = clock('*/10 * * * * *', () => ticks.push(new Date().toISOString().slice(0, 19)))
  })
  afterEach(async () => {
    await end()
    vi.useRealTimers()
  })

  it('ticks at each time of its expression', () => {
    vi.advanceTimersByTime(30_000)
    expect(ticks).toEqual(['2026-11-21T09:00:10', '2026-11-21T09:00:20', '2026-11-21T09:00:30'])
  })

  const leaps = [
    {
      why: 'a laptop slept overnight',
      to: '2026-11-22T07:12:03Z',
      first: '2026-11-22T07:12:04',
      next: '2026-11-22T07:12:10',
    },
    {
      why: 'a clock was set a year forward',
      to: '2027-11-21T09:00:00Z',
      first: '2027-11-21T09:00:01',
      next: '2027-11-21T09:00:10',
    },
  ]
  it.each(leaps)('ticks once, soon, for all that passed unseen: $why', ({ to, first, next }) => {
    vi.setSystemTime(to)
    vi.advanceTimersByTime(10_000)
    expect(ticks).toEqual([first, next])
  })

  it('goes on at once when the time is set back by a year', () => {
    vi.setSystemTime('2025-11-21T09:00:00Z')
    vi.advanceTimersByTime(21_000)
    expect(ticks).toEqual(['2025-11-21T09:00:10', '2025-11-21T09:00:20'])
  })

  it('is silent after its end', async () => {
    await end()
    vi.advanceTimersByTime(60_000)
    expect(ticks).toEqual([])
  })
})
