// Atomically: transactions that change something, one after the other.
import { type Kysely, sql } from 'kysely'
import type { Atomically, Stores } from '#src/ports.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'
import { sharedCommits } from './shared-commits.ts'
import { transaction } from './transaction.ts'

/**
 * Transactions on this database, in the order in which they are asked for. They take turns on PostgreSQL as they must on
 * SQLite, among all processes: they are short and few, and whoever writes has seen all that was written before. Locks
 * taken one by one, in whatever order the work goes, would be no faster (every write raises the data version and the
 * audit) and end in deadlocks.
 */
export const atomicallyOn = ({ db, kind }: Connection, storesOn: (db: Kysely<Schema>) => Stores): Atomically => {
  if (kind === 'sqlite') return sharedCommits(db, storesOn)
  const takeTurn = turns()
  return work =>
    takeTurn(() =>
      again(() =>
        transaction(db, async inside => {
          await sql`select pg_advisory_xact_lock(${WRITERS})`.execute(inside)
          return work(storesOn(inside))
        }),
      ),
    )
}

/** Names the lock among those of this database. */
export const WRITERS = 7_249_001

/** Within this process too, so that those who wait keep no connection from those who read. */
const turns = () => {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

const TRIES = 3
/** PostgreSQL: serialization failure, and deadlock with something that is no such transaction. */
const passing: readonly unknown[] = ['40001', '40P01']

const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (left === 0 || !passing.includes((error as { code?: unknown } | null)?.code)) throw error
    }
  }
}
