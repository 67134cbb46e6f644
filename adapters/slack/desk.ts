// Desk: what the listeners of Slack share.
import type { Bot } from './answer.ts'
import type { Pace } from './post.ts'

export interface Desk {
  readonly bot: Bot
  /** The word behind the slash: `un`. */
  readonly root: string
  /** Time-out of one call. */
  readonly timeout: Temporal.Duration
  readonly pace: Pace
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  /** When each program was refused last. */
  readonly refused: Map<string, number>
}
