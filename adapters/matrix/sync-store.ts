// Sync store: how far the bot has listened, kept only once everything up to there was answered.
import { IndexedDBStore } from 'matrix-js-sdk'
import type { Factory } from '#adapters/matrix/store/engine.ts'

const SELDOM_MS = 3_000

export class SyncStore extends IndexedDBStore {
  readonly #answered: () => boolean
  #saved = Number.NEGATIVE_INFINITY

  /** `answered`: nothing that was heard is still being worked on, so that a start from here misses nothing. */
  constructor(engine: Factory, answered: () => boolean) {
    super({ indexedDB: engine as never, dbName: 'palais-sync' })
    this.#answered = answered
  }

  override wantsSave(): boolean {
    return this.#answered() && performance.now() - this.#saved >= SELDOM_MS
  }

  override async save(force = false): Promise<void> {
    if (!this.#answered() || !(force || this.wantsSave())) return
    this.#saved = performance.now()
    await super.save(true)
  }
}
