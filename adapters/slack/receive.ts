// Receive: what comes from Slack, by whichever way, handed to Bolt; an event is acknowledged after its work, not before.
import type { App, Receiver, ReceiverEvent } from '@slack/bolt'

/** Something that Slack delivered. */
export interface Delivered {
  readonly body: Record<string, unknown>
  readonly type: 'event' | 'interaction'
  /** How often it was delivered before. */
  readonly retry: number
  /** Tells Slack that it has arrived, with an answer for interactions. Throws when Slack cannot be told any more. */
  readonly ack: (answer?: object | string) => Promise<void>
}

/** Resolves when the work is done. Throws when it was not: Slack will deliver an event again. */
export type Receive = (delivered: Delivered) => Promise<void>

const sorry = {
  response_type: 'ephemeral',
  text: 'That did not work, and nothing was saved. Try again in a moment.',
} as const

/** A receiver for Bolt that takes what `receive` is given. */
export const boltReceiver = (failed: (error: unknown) => void): { receiver: Receiver; receive: Receive } => {
  let app: App | undefined
  const receiver: Receiver = {
    init: given => {
      app = given
    },
    start: async () => undefined,
    stop: async () => undefined,
  }
  const receive: Receive = async ({ body, type, retry, ack }) => {
    // Bolt acknowledges an event before anybody has heard it; what is lost then would be lost for good.
    const later = type === 'event' ? async () => undefined : ack
    try {
      await app?.processEvent({ body, ack: later, ...(retry > 0 ? { retryNum: retry } : {}) } satisfies ReceiverEvent)
      if (type === 'event') await ack()
    } catch (error) {
      failed(error)
      // Slack delivers an event again; a person who typed or pressed something would only see a time-out.
      if (type === 'interaction') await ack(body.command === undefined ? undefined : sorry).catch(failed)
    }
  }
  return { receiver, receive }
}
