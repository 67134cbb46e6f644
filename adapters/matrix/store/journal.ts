// Journal: where the committed transactions of the engine are kept; what the network has seen is always in it.

export interface IndexLayout {
  readonly keyPath: string | readonly string[]
  readonly unique: boolean
  readonly multiEntry: boolean
}

export interface StoreLayout {
  readonly keyPath: string | readonly string[] | null
  readonly autoIncrement: boolean
  readonly indexes: Readonly<Record<string, IndexLayout>>
}

/** The stores of one database of the engine. */
export interface Layout {
  readonly version: number
  readonly stores: Readonly<Record<string, StoreLayout>>
}

interface Spot {
  readonly db: string
  readonly store: string
}

/** One thing that a transaction did, in its order. `key` is the text of a key. */
export type Step =
  | { readonly does: 'lay out'; readonly db: string; readonly layout: Layout }
  | { readonly does: 'drop'; readonly db: string }
  | ({ readonly does: 'clear' } & Spot)
  | ({ readonly does: 'remove'; readonly key: string } & Spot)
  | ({ readonly does: 'put'; readonly key: string; readonly value: Uint8Array } & Spot)

/** A value is what `serialize` of node:v8 made of it. */
export interface Kept {
  readonly key: string
  readonly value: Uint8Array
}

export interface KeptDatabase {
  readonly name: string
  readonly layout: Layout
  /** Everything in one store, as it is read. */
  readonly records: (store: string) => Iterable<Kept>
}

export interface Journal extends AsyncDisposable {
  /** What was committed last, before anything else is. Throws an OperatorFault when it cannot be read. */
  load(): Promise<readonly KeptDatabase[]>
  /** All steps or none; when it is done, or its promise is, they are on the disk. */
  commit(steps: readonly Step[]): void | Promise<void>
  /** A small thing beside the databases, sealed like them; undefined when it was never kept. */
  recall(name: string): Promise<Uint8Array | undefined>
  keep(name: string, value: Uint8Array): Promise<void>
}
