// Durable factory: the engine with a journal behind it: a transaction is complete only when the journal has it.
import { deserialize } from 'node:v8'
import {
  type Connection,
  EngineConnection,
  EngineFactory,
  type Factory,
  type Request,
  type Transaction,
} from './engine.ts'
import type { Journal, KeptDatabase, Layout, Step } from './journal.ts'
import { keyFrom } from './key-text.ts'
import { record } from './recorder.ts'

export interface Durable extends Factory {
  /**
   * Does work whose transactions are half of something each: they complete at once, and are written down together when
   * it ends, or not at all.
   */
  together<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when everything that is complete so far is on the disk. To be awaited before anything leaves. Rejects after the end. */
  flushed(): Promise<void>
  /** Writes nothing more: whatever still goes on was shown to nobody, and is done again after the next start. */
  end(): void
}

interface Care {
  readonly journal: Journal
  /** Memory is ahead of the disk now: this must end the process before anything leaves. */
  readonly failed: (error: unknown) => void
}

/** Fills the engine with what the journal has, and journals whatever is committed from then on. */
export const durableFactory = async (care: Care): Promise<Durable> => {
  const factory = new DurableFactory(care)
  for (const kept of await care.journal.load()) await factory.restore(kept)
  return factory
}

/** Connections that are journalled, with their factories. */
const owners = new WeakMap<Connection, DurableFactory>()
let watching = false

const watchOnce = (): void => {
  if (watching) return
  watching = true
  const { prototype } = EngineConnection
  const { transaction: original } = prototype
  prototype.transaction = function (this: Connection, ...given) {
    const transaction = original.apply(this, given)
    if (transaction.mode === 'readwrite') owners.get(this)?.journalled(transaction)
    return transaction
  }
}

class DurableFactory extends EngineFactory implements Durable {
  readonly #journal: Journal
  readonly #failed: Care['failed']
  readonly #layouts = new Map<string, Layout>()
  #tail: Promise<void> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #halves: Step[] | undefined
  #ended = false

  constructor({ journal, failed }: Care) {
    super()
    this.#journal = journal
    this.#failed = failed
    watchOnce()
  }

  async restore({ name, layout, records }: KeptDatabase): Promise<void> {
    const request = super.open(name, layout.version)
    await new Promise<void>((resolve, reject) => {
      let cause: unknown
      request.onupgradeneeded = () => {
        try {
          fill(request.result, layout, records)
        } catch (error) {
          cause = error
          throw error
        }
      }
      request.onsuccess = () => resolve(request.result.close())
      request.onerror = () => reject(cause ?? request.error)
    })
    this.#layouts.set(name, layout)
  }

  override open(name: string, version?: number): Request<Connection> {
    const request = version === undefined ? super.open(name) : super.open(name, version)
    request.addEventListener('upgradeneeded', () => {
      const { result, transaction } = request
      owners.set(result, this)
      if (transaction !== null) this.journalled(transaction, this.#layouts.get(name) ?? { version: 0, stores: {} })
    })
    request.addEventListener('success', () => owners.set(request.result, this))
    return request
  }

  override deleteDatabase(name: string): Request {
    const request = super.deleteDatabase(name)
    this.#before(request, 'success', () => [{ does: 'drop', db: name }])
    return request
  }

  journalled(transaction: Transaction, layout?: Layout): void {
    const recording = record(transaction, layout)
    this.#before(transaction, 'complete', recording.steps)
  }

  together<T>(work: () => Promise<T>): Promise<T> {
    const ended = this.#turn.then(() => this.#whole(work))
    this.#turn = ended.catch(() => undefined)
    return ended
  }

  async flushed(): Promise<void> {
    await this.#turn
    while (this.#tail !== undefined) await this.#tail
    if (this.#ended) throw new Error('the device is closed')
  }

  end(): void {
    this.#ended = true
  }

  async #whole<T>(work: () => Promise<T>): Promise<T> {
    const halves: Step[] = []
    this.#halves = halves
    try {
      const done = await work()
      this.#halves = undefined
      if (halves.length > 0) this.#write(halves, () => true)
      return done
    } catch (error) {
      this.#failed(error)
      throw error
    }
  }

  /** Holds an event back until the journal has what led to it. */
  #before(target: Transaction | Request, type: string, stepsOf: () => readonly Step[]): void {
    const dispatch = target.dispatchEvent.bind(target)
    target.dispatchEvent = event => {
      if (event.type !== type) return dispatch(event)
      const steps = stepsOf()
      if (steps.length === 0) return dispatch(event)
      try {
        return this.#commit(steps, () => dispatch(event))
      } catch (error) {
        this.#failed(error)
        return false
      }
    }
  }

  #commit(steps: readonly Step[], done: () => boolean): boolean {
    if (this.#halves === undefined) return this.#write(steps, done)
    this.#halves.push(...steps)
    return done()
  }

  /** At once where the journal writes at once, else in the order of commitment. */
  #write(steps: readonly Step[], done: () => boolean): boolean {
    if (this.#ended) return done()
    const written = this.#tail === undefined ? this.#journal.commit(steps) : this.#after(this.#tail, steps)
    for (const step of steps) this.#remember(step)
    if (written === undefined) return done()
    this.#tail = written
    const end = () => {
      if (this.#tail === written) this.#tail = undefined
      done()
    }
    written.then(end).catch(this.#failed)
    return true
  }

  async #after(tail: Promise<void>, steps: readonly Step[]): Promise<void> {
    await tail
    await this.#journal.commit(steps)
  }

  #remember(step: Step): void {
    if (step.does === 'lay out') this.#layouts.set(step.db, step.layout)
    if (step.does === 'drop') this.#layouts.delete(step.db)
  }
}

const fill = (db: Connection, layout: Layout, records: KeptDatabase['records']): void => {
  for (const [name, { keyPath, autoIncrement, indexes }] of Object.entries(layout.stores)) {
    const store = db.createObjectStore(name, { keyPath, autoIncrement })
    for (const { key, value } of records(name))
      if (keyPath === null) store.put(deserialize(value), keyFrom(key))
      else store.put(deserialize(value))
    for (const [index, of] of Object.entries(indexes)) store.createIndex(index, of.keyPath, of)
  }
}
