// Look-ups: whether a message whose answer was lost has arrived, read from the history of its channel.
import type { Found } from '#src/reply/messenger.ts'
import { foundIn, type ToldPart } from '#src/reply/receipt.ts'
import { nameOf, type Spot, threadIn } from './spot.ts'
import type { Workspace } from './workspaces.ts'

export interface LookUps {
  /** What stands there of this delivery, if that is more than was known. Throws SendFault. */
  find(spot: Spot, id: string, within: Within): Promise<Found | undefined>
}

interface Within {
  readonly since: Temporal.Instant
  /** `ts` of messages in whose threads it may be. */
  readonly threads: readonly string[]
  /** Names of its messages that certainly stand there. */
  readonly known: readonly string[]
}

interface Told {
  readonly ts: string
  readonly bot_id?: string
  readonly user?: string
  readonly metadata?: {
    readonly event_type?: string
    readonly event_payload?: { readonly id?: unknown; readonly part?: unknown; readonly parts?: unknown }
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

interface Noticed {
  readonly told: Map<number, ToldPart>
  at: number
}

export const lookUps = ({ eventType, elapsed }: Surroundings): LookUps => {
  const noticed = new Map<string, Noticed>()
  const remember = (spot: Spot, { ts, metadata }: Told): void => {
    const { id, part, parts = 1 } = (metadata?.event_type === eventType && metadata.event_payload) || {}
    if (typeof id !== 'string' || typeof part !== 'number' || typeof parts !== 'number') return
    const one = noticed.get(id) ?? { told: new Map(), at: 0 }
    one.told.set(part, { name: nameOf(spot, ts), parts })
    one.at = elapsed()
    noticed.set(id, one)
    const [oldest] = noticed.keys()
    if (noticed.size > MOST_FOUND && oldest !== undefined) noticed.delete(oldest)
  }
  /** What was noticed of a delivery lately. */
  const of = (id: string): ReadonlyMap<number, ToldPart> => {
    const one = noticed.get(id)
    return one !== undefined && elapsed() - one.at < FOUND_FOR_MS ? one.told : new Map()
  }

  return {
    find: async (spot, id, { since, threads, known }) => {
      const { workspace, channel } = spot
      const oldest = (since.epochMilliseconds / 1000).toFixed(6)
      /** Reads page after page until it is found, or there are no more. */
      const read = async (method: string, given: object, isFound: () => boolean): Promise<void> => {
        for (let cursor: string | undefined = ''; cursor !== undefined && !isFound(); ) {
          const page: Page = await workspace.call<Page>(method, {
            ...{ channel, oldest, include_all_metadata: true, limit: 100 },
            ...given,
            ...(cursor === '' ? {} : { cursor }),
          })
          for (const told of page.messages) if (isOurs(told, workspace)) remember(spot, told)
          cursor = (page.has_more === true && page.response_metadata?.next_cursor) || undefined
        }
      }
      const readThreads = async (all: readonly string[], isFound: () => boolean): Promise<void> => {
        for (const ts of new Set(all)) await read('conversations.replies', { ts }, isFound)
      }
      const isThere = (): boolean => known.length > 0 || of(id).has(0)
      await read('conversations.history', {}, isThere)
      await readThreads(threads, isThere)
      // Its later messages are in the thread of the first, or in the one that the first is in.
      const isWhole = (): boolean => foundIn(known, of(id))?.is === 'whole'
      const first = threadIn(known[0] ?? of(id).get(0)?.name, spot)
      if (first !== undefined) await readThreads([first, ...threads], isWhole)
      return foundIn(known, of(id))
    },
  }
}
