// Job: work that the clock starts.

export interface Job {
  /** Names it in the log. */
  readonly name: string
  /** When it ticks, in UTC: five or six fields (seconds first) as node-cron reads them. */
  readonly cron: string
  /** Does what is due at an instant; doing it twice is the same as once. */
  readonly run: (now: Temporal.Instant) => Promise<void>
}

/** How a tick ended. `overlap`: the one before it was still running, so it did nothing. */
export type Tick =
  | { readonly job: string; readonly outcome: 'done' | 'overlap'; readonly ms: number }
  | { readonly job: string; readonly outcome: 'failed'; readonly ms: number; readonly error: unknown }
