// Post: messages to channels in the one pace that Slack allows: one at a time in each, and one a second.

import { posting, type SlackMessage } from '#adapters/slack/show/slack-message.ts'
import { SendFault } from '#src/reply/messenger.ts'
import type { Call } from './call.ts'
import { whenTaken } from './when-taken.ts'

/** Does the work when the channel is free, and leaves it alone for a second after. */
export type Pace = <T>(channel: string, work: () => Promise<T>) => Promise<T>

interface Clock {
  readonly elapsed: () => number
  readonly pause: (ms: number) => Promise<void>
}

const APART_MS = 1_000

export const pace = ({ elapsed, pause }: Clock): Pace => {
  const lines = new Map<string, Promise<unknown>>()
  const last = new Map<string, number>()
  return (channel, work) => {
    const turn = async () => {
      const wait = (last.get(channel) ?? Number.NEGATIVE_INFINITY) + APART_MS - elapsed()
      if (wait > 0) await pause(wait)
      try {
        return await work()
      } finally {
        last.set(channel, elapsed())
      }
    }
    const mine = (lines.get(channel) ?? Promise.resolve()).then(turn, turn)
    const settled = mine.catch(() => undefined)
    lines.set(channel, settled)
    void settled.then(() => {
      if (lines.get(channel) === settled) lines.delete(channel)
      for (const [old, at] of last) if (elapsed() - at > APART_MS && !lines.has(old)) last.delete(old)
    })
    return mine
  }
}

export interface Target {
  readonly channel: string
  readonly thread?: string | undefined
  /** Only this person sees it, and it is gone when they look again. */
  readonly user?: string | undefined
}

const { parse, link_names } = posting

/** The arguments of `chat.postMessage`. */
export const letter = (message: SlackMessage, { channel, thread }: Target) => ({
  channel,
  ...message,
  ...posting,
  ...(thread === undefined ? {} : { thread_ts: thread }),
})

/** The arguments of `chat.update`, which takes fewer. */
export const change = (message: SlackMessage, { channel, ts }: { readonly channel: string; readonly ts: string }) => ({
  channel,
  ts,
  ...message,
  parse,
  link_names,
})

/** The arguments of `chat.postEphemeral`, which takes fewer too. */
const whisper = (message: SlackMessage, { channel, thread, user }: Target) => ({
  channel,
  user,
  ...message,
  parse,
  link_names,
  ...(thread === undefined ? {} : { thread_ts: thread }),
})

/** Posts for everybody there, or shows it to one person alone. Gives its `ts`. Throws SendFault. */
export const post = async (call: Call, message: SlackMessage, target: Target): Promise<string> => {
  const [method, given] =
    target.user === undefined
      ? ['chat.postMessage', letter(message, target)]
      : ['chat.postEphemeral', whisper(message, target)]
  const answer = await call<{ ts?: string; message_ts?: string }>(method, given)
  return answer.ts ?? answer.message_ts ?? ''
}

const TRIES = 6
const LONGEST_MS = 30_000

/** The same for answers, which no outbox keeps: what certainly has not gone is tried again, as often as that helps. */
export const postPatiently = (call: Call, message: SlackMessage, target: Target): Promise<string> =>
  whenTaken(message, one => tried(call, one, target))

const tried = async (call: Call, message: SlackMessage, target: Target): Promise<string> => {
  for (let times = 1; ; times++) {
    try {
      return await post(call, message, target)
    } catch (error) {
      if (!(error instanceof SendFault) || error.outcome !== 'not-sent' || times === TRIES) throw error
      const ms = Math.min(LONGEST_MS, error.after?.total('milliseconds') ?? 1_000 * times)
      await new Promise(resolve => setTimeout(resolve, ms))
    }
  }
}
