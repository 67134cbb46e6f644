// Recorder: notes what a transaction of the engine does, through the public surface of IndexedDB alone.
import { serialize } from 'node:v8'
import {
  type Connection,
  type Cursor,
  EngineConnection,
  EngineCursor,
  EngineStore,
  type ObjectStore,
  type Request,
  type StoreOptions,
  type Transaction,
} from './engine.ts'
import type { IndexLayout, Layout, Step, StoreLayout } from './journal.ts'
import { type Key, keyText } from './key-text.ts'

/** What one transaction did so far; known for certain only when it is complete. */
export interface Recording {
  readonly steps: () => readonly Step[]
}

type Note = () => readonly Step[]

interface Notes {
  readonly list: Note[]
  /** Only where the layout may change. */
  readonly layout?: Map<string, StoreLayout>
}

const noted = new WeakMap<Transaction, Notes>()
/** The transaction in which a connection's stores are laid out. */
const laying = new WeakMap<Connection, Transaction>()

/** Begins to note what a writing transaction does. `before`: the layout of its database, when it may change it. */
export const record = (transaction: Transaction, before?: Layout): Recording => {
  watchOnce()
  const { db } = transaction
  const layout = before && new Map(Object.entries(before.stores))
  const notes: Notes = { list: [], ...(layout === undefined ? {} : { layout }) }
  noted.set(transaction, notes)
  if (layout !== undefined) laying.set(db, transaction)
  return {
    steps: () => {
      const laidOut: readonly Step[] =
        layout === undefined
          ? []
          : [{ does: 'lay out', db: db.name, layout: { version: db.version, stores: Object.fromEntries(layout) } }]
      return [...laidOut, ...notes.list.flatMap(note => note())]
    },
  }
}

type Method<This, Given extends readonly never[], Gives> = (this: This, ...given: Given) => Gives

/** Puts a method of ours around one of the engine. */
const around = <T extends object, K extends keyof T>(
  prototype: T,
  name: K,
  wrapped: (original: T[K] & Method<T, never[], unknown>) => T[K],
): void => {
  prototype[name] = wrapped(prototype[name] as T[K] & Method<T, never[], unknown>)
}

let watching = false

/** Every connection of the engine goes through these, and only those that are recorded are noted. */
const watchOnce = (): void => {
  if (watching) return
  watching = true
  watchStores()
  watchCursors()
  watchLayouts()
}

const note = (transaction: Transaction, step: Note): void => {
  noted.get(transaction)?.list.push(step)
}

/** A request that failed without failing its transaction did nothing. */
const unlessFailed =
  (request: Request, steps: Note): Note =>
  () =>
    request.error ? [] : steps()

const spotOf = (store: ObjectStore) => ({ db: store.transaction.db.name, store: store.name })

const watchStores = (): void => {
  for (const name of ['put', 'add'] as const)
    around(
      EngineStore.prototype,
      name,
      original =>
        function (this: ObjectStore, ...given: [unknown, Key?]) {
          const value = noted.has(this.transaction) ? serialize(given[0]) : undefined
          const request = original.apply(this, given as never) as Request<Key>
          if (value !== undefined) note(this.transaction, putting(this, request, value))
          return request
        },
    )
  around(
    EngineStore.prototype,
    'delete',
    original =>
      function (this: ObjectStore, keys: unknown) {
        // Asked before they go: what lies in a range is known to the engine alone.
        const gone = noted.has(this.transaction) ? this.getAllKeys(keys) : undefined
        const request = original.apply(this, [keys] as never) as Request
        if (gone !== undefined)
          note(
            this.transaction,
            unlessFailed(request, () =>
              gone.result.map(key => ({ does: 'remove', ...spotOf(this), key: keyText(key) })),
            ),
          )
        return request
      },
  )
  around(
    EngineStore.prototype,
    'clear',
    original =>
      function (this: ObjectStore) {
        const request = original.apply(this) as Request
        note(
          this.transaction,
          unlessFailed(request, () => [{ does: 'clear', ...spotOf(this) }]),
        )
        return request
      },
  )
}

const putting = (store: ObjectStore, request: Request<Key>, value: Uint8Array): Note =>
  unlessFailed(request, () => [{ does: 'put', ...spotOf(store), key: keyText(request.result), value }])

const watchCursors = (): void => {
  const storeOf = ({ source }: Cursor): ObjectStore => ('objectStore' in source ? source.objectStore : source)
  around(
    EngineCursor.prototype,
    'update',
    original =>
      function (this: Cursor, value: unknown) {
        const store = storeOf(this)
        const bytes = noted.has(store.transaction) ? serialize(value) : undefined
        const request = original.apply(this, [value] as never) as Request<Key>
        if (bytes !== undefined) note(store.transaction, putting(store, request, bytes))
        return request
      },
  )
  around(
    EngineCursor.prototype,
    'delete',
    original =>
      function (this: Cursor) {
        const store = storeOf(this)
        const key = keyText(this.primaryKey)
        const request = original.apply(this) as Request
        note(
          store.transaction,
          unlessFailed(request, () => [{ does: 'remove', ...spotOf(store), key }]),
        )
        return request
      },
  )
}

const watchLayouts = (): void => {
  const layoutOf = (db: Connection) => {
    const transaction = laying.get(db)
    return transaction && { transaction, layout: noted.get(transaction)?.layout }
  }
  around(
    EngineConnection.prototype,
    'createObjectStore',
    original =>
      function (this: Connection, name: string, options: StoreOptions = {}) {
        // The key would be made after the value was noted.
        if (options.keyPath != null && options.autoIncrement === true)
          throw new Error('a store that makes keys inside of its values cannot be journalled')
        const store = original.apply(this, [name, options] as never) as ObjectStore
        const { keyPath, autoIncrement } = store
        layoutOf(this)?.layout?.set(name, { keyPath, autoIncrement, indexes: {} })
        return store
      },
  )
  around(
    EngineConnection.prototype,
    'deleteObjectStore',
    original =>
      function (this: Connection, name: string) {
        original.apply(this, [name] as never)
        const known = layoutOf(this)
        known?.layout?.delete(name)
        if (known !== undefined) note(known.transaction, () => [{ does: 'clear', db: this.name, store: name }])
      },
  )
  const change = (store: ObjectStore, indexes: (before: StoreLayout['indexes']) => StoreLayout['indexes']) => {
    const layout = noted.get(store.transaction)?.layout
    const before = layout?.get(store.name)
    if (before !== undefined) layout?.set(store.name, { ...before, indexes: indexes(before.indexes) })
  }
  around(
    EngineStore.prototype,
    'createIndex',
    original =>
      function (
        this: ObjectStore,
        name: string,
        keyPath: string | readonly string[],
        options: Partial<IndexLayout> = {},
      ) {
        const index = original.apply(this, [name, keyPath, options] as never)
        const { unique = false, multiEntry = false } = options
        change(this, before => ({ ...before, [name]: { keyPath, unique, multiEntry } }))
        return index
      },
  )
  around(
    EngineStore.prototype,
    'deleteIndex',
    original =>
      function (this: ObjectStore, name: string) {
        original.apply(this, [name] as never)
        change(this, ({ [name]: _gone, ...rest }) => rest)
      },
  )
}
