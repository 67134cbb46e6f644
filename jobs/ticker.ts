// Ticker: runs one job whenever it is told to, never twice at once, and reports how it went.
import type { Job, Tick } from './job.ts'

export interface Occasion {
  readonly now: () => Temporal.Instant
  readonly report: (tick: Tick) => void
}

export interface Ticker {
  /** Runs the job unless it is running already. Never rejects: a failure is reported, and the next tick tries again. */
  tick(): Promise<void>
  /** Resolves when no run is under way; later ticks do nothing. */
  stop(): Promise<void>
}

export const ticker = (job: Job, { now, report }: Occasion): Ticker => {
  let running: Promise<void> | undefined
  let stopped = false

  const run = async (): Promise<void> => {
    const began = now()
    const ms = (): number => now().since(began).total('milliseconds')
    try {
      await job.run(began)
      report({ job: job.name, outcome: 'done', ms: ms() })
    } catch (error) {
      report({ job: job.name, outcome: 'failed', ms: ms(), error })
    }
  }

  return {
    tick: async () => {
      if (stopped) return
      if (running !== undefined) return report({ job: job.name, outcome: 'overlap', ms: 0 })
      running = run()
      await running
      running = undefined
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}
