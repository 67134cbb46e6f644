// Atomically: one transaction around a piece of work, done again when another transaction got in its way.
import type { Kysely } from 'kysely'
import type { Atomically } from '#src/ports.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { Conflict } from './conflict.ts'
import type { Schema } from './schema.ts'
import { storesOn } from './stores.ts'

const TRIES = 5

/**
 * Transactions on this database. PostgreSQL's default isolation (read committed) is enough, because whatever must not
 * happen twice or out of order is decided by one statement: the inbox by its key, counters and the head of the audit by
 * the row that they raise (locked until the commit), an event by comparing its revision.
 */
export const atomicallyOn =
  (db: Kysely<Schema>, tools: { readonly keyring: Keyring }): Atomically =>
  async work => {
    for (let left = TRIES - 1; ; left--) {
      try {
        return await db.transaction().execute(transaction => work(storesOn(transaction, tools)))
      } catch (error) {
        if (left === 0 || !isPassing(error)) throw error
      }
    }
  }

/** PostgreSQL's serialization failure and deadlock; a stale revision. */
const isPassing = (error: unknown): boolean => {
  if (error instanceof Conflict) return true
  const { code } = error as { code?: unknown }
  return code === '40001' || code === '40P01'
}
