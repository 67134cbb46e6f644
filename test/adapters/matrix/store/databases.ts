// Databases of the engine for tests: opening, doing, and everything that is in them.
import type { Connection, Factory, ObjectStore, Request, Transaction } from '#adapters/matrix/store/engine.ts'

export const asked = <T>(request: Request<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Opens a database, laid out by `upgrade` when the version is new. */
export const opened = (
  factory: Factory,
  version: number,
  upgrade: (db: Connection, transaction: Stores) => void,
): Promise<Connection> => {
  const request = factory.open('people', version)
  request.onupgradeneeded = () => upgrade(request.result, request.transaction as Stores)
  return asked(request)
}

type Stores = Transaction & { objectStore(name: string): ObjectStore }

/** Resolves when the transaction is complete. */
export const committed = (
  db: Connection,
  stores: readonly string[],
  work: (stores: Stores) => void,
): Promise<'complete' | 'abort'> => {
  const transaction = db.transaction(stores, 'readwrite') as Stores
  const ended = new Promise<'complete' | 'abort'>(resolve => {
    transaction.addEventListener('complete', () => resolve('complete'))
    transaction.addEventListener('abort', () => resolve('abort'))
  })
  work(transaction)
  return ended
}

/** Every key and value of some stores, by the engine's own order. */
export const everythingIn = async (db: Connection, stores: readonly string[]): Promise<unknown> => {
  const transaction = db.transaction(stores, 'readonly') as Stores
  const all = stores.map(async name => {
    const store = transaction.objectStore(name) as ObjectStore & { getAll(): Request<unknown[]> }
    const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())])
    return [name, keys, values]
  })
  return Promise.all(all)
}
