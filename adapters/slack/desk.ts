// Desk: what the listeners of Slack share.
import type { AckFn, RespondArguments } from '@slack/bolt'
import type { Bot } from './answer.ts'
import type { Pace } from './post.ts'
import type { Said } from './said.ts'

export interface Desk {
  readonly bot: Bot
  /** The word behind the slash: `un`. */
  readonly root: string
  /** Time-out of one call. */
  readonly timeout: Temporal.Duration
  readonly pace: Pace
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  /** Opens a form where the words name a command and say nothing of what it needs; whether it did. */
  readonly opensForm: (asked: FormAsked) => Promise<boolean>
}

export interface FormAsked {
  readonly said: Said
  readonly trigger: string
  // biome-ignore lint/suspicious/noExplicitAny: Bolt gives each kind of interaction an acknowledgement of its own type
  readonly ack: AckFn<any>
}

export type AnyAck = AckFn<string | RespondArguments>
