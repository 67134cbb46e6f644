// Shared commits: on SQLite a few works that wait share one transaction, since bringing it to the disk costs most of it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type Kysely, sql } from 'kysely'
import type { Atomically, Stores } from '#src/ports.ts'
import type { Schema } from './schema.ts'
import { transaction } from './transaction.ts'

/** More would keep whoever reads waiting: nothing else runs between them. */
const AT_ONCE = 8

/** How a work ended; nobody hears of it before it is on the disk. */
type Ending<T> = { readonly is: 'done'; readonly value: T } | { readonly is: 'failed'; readonly error: unknown }

interface Waiting {
  /** Does it in an open transaction. Throws when the transaction itself is gone. */
  readonly run: (inside: Kysely<Schema>, stores: Stores) => Promise<void>
  /** Tells how it ended. */
  readonly tell: () => void
  readonly fail: (error: unknown) => void
}

/**
 * Each work is all or nothing by a savepoint of its own, and follows in order. When they cannot be committed, none was
 * done, and each is told so.
 */
export const sharedCommits = (db: Kysely<Schema>, storesOn: (db: Kysely<Schema>) => Stores): Atomically => {
  const waiting: Waiting[] = []
  let busy = false

  const commitSome = async (): Promise<void> => {
    const some = waiting.splice(0, AT_ONCE)
    try {
      await transaction(db, async inside => {
        const stores = storesOn(inside)
        for (const one of some) await one.run(inside, stores)
      })
      for (const one of some) one.tell()
    } catch (error) {
      for (const one of some) one.fail(error)
    }
  }

  const empty = async (): Promise<void> => {
    while (waiting.length > 0) await commitSome()
    busy = false
  }

  return <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    // Whoever asked is remembered, however long it waits: what may not be done inside a transaction is watched by that.
    const asAsked = AsyncLocalStorage.snapshot()
    let ending: Ending<T> | undefined
    waiting.push({
      run: async (inside, stores) => {
        ending = await asAsked(() => saved(inside, () => work(stores)))
      },
      tell: () => {
        if (ending?.is === 'done') resolve(ending.value)
        else reject(ending?.error)
      },
      fail: reject,
    })
    // In the next turn of the loop, so that whoever asks together goes together.
    if (!busy) {
      busy = true
      setImmediate(empty)
    }
    return promise
  }
}

/** A work that throws leaves nothing behind. A full disk has SQLite take everything back by itself: then that counts for all. */
const saved = async <T>(inside: Kysely<Schema>, work: () => Promise<T>): Promise<Ending<T>> => {
  await sql`savepoint work`.execute(inside)
  try {
    const value = await work()
    await sql`release work`.execute(inside)
    return { is: 'done', value }
  } catch (error) {
    try {
      await sql`rollback to work`.execute(inside)
      await sql`release work`.execute(inside)
    } catch {
      throw error
    }
    return { is: 'failed', error }
  }
}
