// Transaction watch: refuses what goes past an open transaction from inside it.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { KyselyPlugin } from 'kysely'

/**
 * On the one connection of SQLite, a query past the transaction would wait for that transaction, and the transaction for
 * the query: the process would answer nobody ever again. So it is an error, on every database.
 */
export interface TransactionWatch {
  /** Runs a transaction; throws when called inside another. */
  readonly during: <T>(transaction: () => Promise<T>) => Promise<T>
  /** For the stores outside. */
  readonly plugin: KyselyPlugin
}

export const transactionWatch = (): TransactionWatch => {
  // What was started inside, but goes on after the end, is outside again.
  const inside = new AsyncLocalStorage<{ open: boolean }>()
  const refuseInside = (): void => {
    if (inside.getStore()?.open) throw new Error('Inside a transaction only the stores that it was given may be used.')
  }
  return {
    during: async transaction => {
      refuseInside()
      const state = { open: true }
      try {
        return await inside.run(state, transaction)
      } finally {
        state.open = false
      }
    },
    plugin: {
      transformQuery: ({ node }) => {
        refuseInside()
        return node
      },
      transformResult: async ({ result }) => result,
    },
  }
}
