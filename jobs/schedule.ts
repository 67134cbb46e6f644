// Schedule: the timetable at work. Ticks are in UTC: in a local zone they would pause when the clocks go back.
import { validate } from 'node-cron'
import { clock } from './clock.ts'
import type { Job } from './job.ts'
import { type Occasion, ticker } from './ticker.ts'

/** Starts the clock of each job. Disposing ends the ticks and waits for those that run. */
export const schedule = (jobs: readonly Job[], occasion: Occasion): AsyncDisposable => {
  // All are judged before the first begins, or a wrong one would leave the others running with nobody to end them.
  const wrong = jobs.find(job => !validate(job.cron))
  if (wrong !== undefined) throw new Error(`node-cron cannot read when "${wrong.name}" ticks`)
  const tickers = jobs.map(job => ({ job, ...ticker(job, occasion) }))
  const clocks = tickers.map(({ job, tick, stop }) => {
    const endClock = clock(job.cron, tick)
    return async () => {
      await endClock()
      await stop()
    }
  })
  // What fell due while nothing ran is looked at now, in the order of the timetable.
  void tickers.reduce((before, { tick }) => before.then(tick), Promise.resolve())
  return { [Symbol.asyncDispose]: async () => void (await Promise.all(clocks.map(end => end()))) }
}
