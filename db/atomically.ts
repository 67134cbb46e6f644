// Atomically: one transaction around a piece of work, done again when another transaction got in its way.
import type { Kysely } from 'kysely'
import type { Atomically, Stores } from '#src/ports.ts'
import { Conflict } from './conflict.ts'
import type { Schema } from './schema.ts'

const TRIES = 5

/**
 * Transactions on this database. PostgreSQL's default isolation (read committed) is enough, because whatever must not
 * happen twice or out of order is decided by one statement: the inbox by its key, counters and the head of the audit by
 * the row that they raise (locked until the commit), an event by comparing its revision.
 */
export const atomicallyOn =
  (db: Kysely<Schema>, storesOn: (db: Kysely<Schema>) => Stores): Atomically =>
  async work => {
    for (let left = TRIES - 1; ; left--) {
      try {
        return await once(db, transaction => work(storesOn(transaction)))
      } catch (error) {
        if (left === 0 || !isPassing(error)) throw error
      }
    }
  }

/** When the connection breaks, the rollback fails too; what the work said counts. */
const once = async <T>(db: Kysely<Schema>, work: (transaction: Kysely<Schema>) => Promise<T>): Promise<T> => {
  let failure: { readonly error: unknown } | undefined
  try {
    return await db.transaction().execute(async transaction => {
      try {
        return await work(transaction)
      } catch (error) {
        failure = { error }
        throw error
      }
    })
  } catch (error) {
    throw failure === undefined ? error : failure.error
  }
}

/** PostgreSQL: serialization failure, deadlock, a key that was looked for in vain and taken by another meanwhile. */
const passing: readonly unknown[] = ['40001', '40P01', '23505']

const isPassing = (error: unknown): boolean =>
  error instanceof Conflict || passing.includes((error as { code?: unknown } | null)?.code)
