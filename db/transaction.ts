// Transaction: one transaction, and which of two failures counts.
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** One transaction. When the connection breaks, the rollback fails too; what the work threw counts. */
export const transaction = async <T>(db: Kysely<Schema>, work: (inside: Kysely<Schema>) => Promise<T>): Promise<T> => {
  let failure: { readonly error: unknown } | undefined
  try {
    return await db.transaction().execute(async inside => {
      try {
        return await work(inside)
      } catch (error) {
        failure = { error }
        throw error
      }
    })
  } catch (error) {
    throw failure === undefined ? error : failure.error
  }
}
