// Take votes: what `palais import-votes` sends, written into the ledger of the home space and the audit.
import { instantText } from '#src/instant-text.ts'
import type { Atomically } from '#src/ports.ts'
import type { Hash } from '#src/security/hash.ts'
import { recordSourcedVotes } from '#src/votes/record-sourced-votes.ts'
import type { Answer } from './request.ts'
import type { Saved, VotesRequest } from './votes-request.ts'

interface Bot {
  readonly atomically: Atomically
  readonly hash: Hash
  readonly now: () => Temporal.Instant
  /** Takes note of an outage or a bug. */
  readonly failed: (error: unknown) => void
}

export const takeVotes =
  ({ atomically, hash, now, failed }: Bot) =>
  async ({ votes }: VotesRequest): Promise<Answer> => {
    try {
      const saved = await atomically(async (stores): Promise<Saved> => {
        const { id: space } = await stores.members.homeSpace()
        const at = instantText(now())
        const { added, joined, changed, known } = await recordSourcedVotes({ ...stores, hash }, votes, { space, at })
        const ids = [...added, ...joined, ...changed].map(number => `V${number}`)
        if (ids.length > 0) {
          await stores.version.raise()
          await stores.audit.record({ at, by: 'operator', verb: 'import-votes', ids, outcome: 'done' })
        }
        return { added: added.length, joined: joined.length, changed: changed.length, known }
      })
      return { outcome: 'done', text: JSON.stringify(saved) }
    } catch (error) {
      failed(error)
      return { outcome: 'failed', text: 'These votes could not be saved; the log says why.' }
    }
  }
