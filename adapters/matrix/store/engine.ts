// Engine: fake-indexeddb, an IndexedDB in memory, as far as it is touched here; its own types need those of a browser.
import 'fake-indexeddb/auto'
import * as fake from 'fake-indexeddb'
import type { IndexLayout } from './journal.ts'
import type { Key } from './key-text.ts'

type Listener = (event: { readonly type: string }) => void

interface Target {
  dispatchEvent(event: { readonly type: string }): boolean
  addEventListener(type: string, listener: Listener): void
}

export interface Request<T = unknown> extends Target {
  readonly result: T
  readonly error: unknown
  readonly transaction: Transaction | null
  onsuccess: Listener | null
  onerror: Listener | null
  onupgradeneeded: Listener | null
}

export interface Transaction extends Target {
  readonly mode: 'readonly' | 'readwrite' | 'versionchange'
  readonly db: Connection
}

export interface Connection {
  readonly name: string
  readonly version: number
  transaction(stores: string | readonly string[], mode?: Transaction['mode']): Transaction
  createObjectStore(name: string, options?: StoreOptions): ObjectStore
  deleteObjectStore(name: string): void
  close(): void
}

export interface StoreOptions {
  readonly keyPath?: string | readonly string[] | null
  readonly autoIncrement?: boolean
}

export interface ObjectStore {
  readonly name: string
  readonly keyPath: string | readonly string[] | null
  readonly autoIncrement: boolean
  readonly transaction: Transaction
  put(value: unknown, key?: Key): Request<Key>
  add(value: unknown, key?: Key): Request<Key>
  delete(keys: unknown): Request
  clear(): Request
  getAllKeys(keys?: unknown): Request<readonly Key[]>
  createIndex(name: string, keyPath: string | readonly string[], options?: Partial<IndexLayout>): unknown
  deleteIndex(name: string): void
}

export interface Cursor {
  readonly source: ObjectStore | { readonly objectStore: ObjectStore }
  readonly primaryKey: Key
  update(value: unknown): Request<Key>
  delete(): Request
}

export interface Factory {
  open(name: string, version?: number): Request<Connection>
  deleteDatabase(name: string): Request
}

interface Shared<T> {
  readonly prototype: T
}

export const EngineFactory = fake.IDBFactory as unknown as Shared<Factory> & (new () => Factory)
export const EngineConnection = fake.IDBDatabase as unknown as Shared<Connection>
export const EngineStore = fake.IDBObjectStore as unknown as Shared<ObjectStore>
export const EngineCursor = fake.IDBCursor as unknown as Shared<Cursor>
