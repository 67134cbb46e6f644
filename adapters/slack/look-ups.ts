// Look-ups: whether a message whose answer was lost has arrived, read from the history of its channel.
import type { Receipt } from '#src/reply/messenger.ts'
import type { Workspace } from './workspaces.ts'

export interface LookUps {
  /** The receipt of the message of this delivery. Throws SendFault. */
  find(spot: Spot, id: string, within: Within): Promise<Receipt | undefined>
}

interface Spot {
  readonly workspace: Workspace
  readonly channel: string
}

interface Within {
  readonly since: Temporal.Instant
  /** `ts` of messages in whose threads it may be. */
  readonly threads: readonly string[]
}

interface Told {
  readonly ts: string
  readonly bot_id?: string
  readonly user?: string
  readonly metadata?: {
    readonly event_type?: string
    readonly event_payload?: { readonly id?: unknown; readonly part?: unknown }
  }
}

interface Page {
  readonly messages: readonly Told[]
  readonly has_more?: boolean
  readonly response_metadata?: { readonly next_cursor?: string }
}

/** What one reading found counts for others for so long: they ask about the same channel at the same time. */
const FOUND_FOR_MS = 10 * 60_000
const MOST_FOUND = 10_000

interface Surroundings {
  readonly eventType: string
  readonly elapsed: () => number
}

/** Anybody may write the same metadata; only what the bot itself posted counts. */
const isOurs = ({ bot_id, user }: Told, { bot }: Workspace): boolean =>
  (bot.id !== '' && bot_id === bot.id) || user === bot.user

export const lookUps = ({ eventType, elapsed }: Surroundings): LookUps => {
  const found = new Map<string, { readonly receipt: Receipt; readonly at: number }>()
  const remember = (channel: string, told: Told): void => {
    const id = told.metadata?.event_type === eventType ? told.metadata.event_payload?.id : undefined
    // Later parts are in the thread of the first, which alone names the message.
    if (typeof id !== 'string' || told.metadata?.event_payload?.part !== 0) return
    found.set(id, { receipt: `${channel}/${told.ts}`, at: elapsed() })
    const [oldest] = found.keys()
    if (found.size > MOST_FOUND && oldest !== undefined) found.delete(oldest)
  }
  return {
    find: async ({ workspace, channel }, id, { since, threads }) => {
      const had = found.get(id)
      if (had !== undefined && elapsed() - had.at < FOUND_FOR_MS) return had.receipt
      const oldest = (since.epochMilliseconds / 1000).toFixed(6)
      const places = [
        { method: 'conversations.history', given: { channel, oldest } },
        ...threads.map(ts => ({ method: 'conversations.replies', given: { channel, ts, oldest } })),
      ]
      for (const { method, given } of places) {
        let cursor = ''
        do {
          const page = await workspace.call<Page>(method, {
            ...given,
            include_all_metadata: true,
            limit: 100,
            ...(cursor === '' ? {} : { cursor }),
          })
          for (const told of page.messages) if (isOurs(told, workspace)) remember(channel, told)
          const receipt = found.get(id)?.receipt
          if (receipt !== undefined) return receipt
          cursor = page.has_more === true ? (page.response_metadata?.next_cursor ?? '') : ''
        } while (cursor !== '')
      }
      return undefined
    },
  }
}
