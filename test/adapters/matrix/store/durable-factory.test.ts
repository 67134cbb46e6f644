// Durable factory: what was complete is there after a start, whatever was done; what was not, is not.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { type Durable, durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import type { Connection, Cursor, ObjectStore, Request } from '#adapters/matrix/store/engine.ts'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import type { Key } from '#adapters/matrix/store/key-text.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import { asked, committed, everythingIn, opened } from './databases.ts'
import { eachJournal, freshFile, keyring, use } from './journals.ts'

const failed = (error: unknown) => {
  throw error
}

const stores = ['plain', 'keyed', 'counted']

const laidOut = (factory: Durable): Promise<Connection> =>
  opened(factory, 1, db => {
    db.createObjectStore('plain')
    db.createObjectStore('keyed', { keyPath: 'id' }).createIndex('by name', 'name', { unique: false })
    db.createObjectStore('counted', { autoIncrement: true })
  })

/** Does something with a factory on a file, and gives what a new start on that file finds. */
const afterStart = async (path: string, work: (db: Connection, factory: Durable) => Promise<void>) => {
  const before = await use(path, async factory => {
    const db = await laidOut(factory)
    await work(db, factory)
    const all = await everythingIn(db, stores)
    db.close()
    return all
  })
  const after = await use(path, async factory => everythingIn(await laidOut(factory), stores))
  return { before, after }
}

const key: fc.Arbitrary<Key> = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('a', 'b', 'n1', ''),
  fc.constantFrom(new Date(0), new Date(86_400_000)),
  fc.constantFrom(new Uint8Array([1]), new Uint8Array([1, 2])),
  fc.constantFrom(['a', 1], ['a', ['b']], []),
)
const value = fc.oneof(
  fc.string(),
  fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.uint8Array(), fc.constant(undefined))),
  fc.constant(new Map([['a', new Set([1, 2])]])),
)
type Deed = (store: (name: string) => ObjectStore) => void
const quiet = (request: Request): void => {
  request.onerror = event => (event as unknown as Event).preventDefault()
}
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(key, value).map(
    ([k, v]): Deed =>
      store =>
        void store('plain').put(v, k),
  ),
  fc.tuple(key, value).map(
    ([k, v]): Deed =>
      store =>
        quiet(store('plain').add(v, k)),
  ),
  fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.string()).map(
    ([id, name]): Deed =>
      store =>
        void store('keyed').put({ id, name }),
  ),
  value.map(
    (v): Deed =>
      store =>
        void store('counted').add(v),
  ),
  key.map(
    (k): Deed =>
      store =>
        void store('plain').delete(k),
  ),
  fc.constant<Deed>(store => void store('plain').delete(IDBKeyRange.bound(-1, 2))),
  fc.constant<Deed>(store => void store('keyed').clear()),
  fc.constantFrom('update', 'delete').map(
    (how): Deed =>
      store => {
        const request = (store('plain') as ObjectStore & { openCursor(): Request<Cursor | null> }).openCursor()
        request.onsuccess = () => {
          if (how === 'update') request.result?.update('changed')
          else request.result?.delete()
        }
      },
  ),
)
interface Indexed {
  readonly indexNames: Iterable<string>
}
declare const IDBKeyRange: { bound(from: unknown, to: unknown): unknown }

eachJournal('The durable factory', fresh => {
  it('has after a start what it had before, whatever was done', async () => {
    const ended = fc.record({ deeds: fc.array(deed, { maxLength: 8 }), end: fc.constantFrom('commit', 'abort') })
    await fc.assert(
      fc.asyncProperty(fc.array(ended, { maxLength: 6 }), async transactions => {
        const { before, after } = await afterStart(await fresh(), async db => {
          for (const { deeds, end } of transactions)
            await committed(db, stores, transaction => {
              for (const act of deeds) act(name => transaction.objectStore(name))
              if (end === 'abort') (transaction as unknown as { abort(): void }).abort()
            })
        })
        expect(after).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a changed layout, its indexes, and what was moved on the way', async () => {
    const path = await fresh()
    await use(path, async factory => {
      const db = await laidOut(factory)
      await committed(db, ['plain', 'keyed'], transaction => {
        transaction.objectStore('plain').put('old', 1)
        transaction.objectStore('keyed').put({ id: 'x', name: 'same' })
      })
      db.close()
      const newer = await opened(factory, 2, (changing, transaction) => {
        changing.deleteObjectStore('plain')
        changing.createObjectStore('plain').put('new', 2)
        transaction.objectStore('keyed').deleteIndex('by name')
        transaction.objectStore('keyed').createIndex('by all names', 'name', { multiEntry: true })
      })
      newer.close()
    })
    await use(path, async factory => {
      const db = await opened(factory, 2, () => {
        throw new Error('it is laid out already')
      })
      expect(await everythingIn(db, ['plain', 'keyed'])).toEqual([
        ['plain', [2], ['new']],
        ['keyed', ['x'], [{ id: 'x', name: 'same' }]],
      ])
      const keyed = db.transaction(['keyed'], 'readonly') as unknown as { objectStore(name: string): Indexed }
      expect([...keyed.objectStore('keyed').indexNames]).toEqual(['by all names'])
    })
  })
  it('forgets a database that was deleted', async () => {
    const path = await fresh()
    await use(path, async factory => {
      const db = await laidOut(factory)
      await committed(db, ['plain'], transaction => void transaction.objectStore('plain').put('gone', 1))
      db.close()
      await asked(factory.deleteDatabase('people'))
    })
    await use(path, async factory =>
      expect(await everythingIn(await laidOut(factory), stores)).toEqual(stores.map(name => [name, [], []])),
    )
  })
})

describe('The durable factory', () => {
  it('completes nothing that the journal did not take', async () => {
    const faults: unknown[] = []
    let full = false
    const journal: Journal = {
      load: async () => [],
      commit: () => {
        if (full) throw new Error('the disk is full')
      },
      recall: async () => undefined,
      keep: async () => undefined,
      [Symbol.asyncDispose]: async () => undefined,
    }
    const factory = await durableFactory({ journal, failed: error => faults.push(error) })
    const db = await laidOut(factory)
    full = true
    const ended = committed(db, ['plain'], transaction => void transaction.objectStore('plain').put('lost', 1))
    await expect.poll(() => faults).toHaveLength(1)
    expect(await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 50, 'nothing'))])).toBe('nothing')
  })

  it('writes what belongs together at once or, when that fails, not at all', async () => {
    const taken: string[][] = []
    const journal: Journal = {
      load: async () => [],
      commit: steps => void taken.push(steps.map(step => ('store' in step ? step.store : step.does))),
      recall: async () => undefined,
      keep: async () => undefined,
      [Symbol.asyncDispose]: async () => undefined,
    }
    const faults: unknown[] = []
    const factory = await durableFactory({ journal, failed: error => faults.push(error) })
    const db = await laidOut(factory)
    const put = (...names: readonly string[]) =>
      committed(db, names, transaction => {
        for (const name of names) transaction.objectStore(name).put({ id: 'x' }, ...(name === 'plain' ? [1] : []))
      })
    taken.length = 0
    const both = factory.together(async () => {
      expect(await put('plain')).toBe('complete')
      expect(await put('counted')).toBe('complete')
      expect(taken).toEqual([])
    })
    await factory.flushed()
    expect(taken).toEqual([['plain', 'counted']])
    await both
    await put('keyed')
    expect(taken.slice(1)).toEqual([['keyed']])
    const broken = factory.together(async () => {
      await put('plain')
      throw new Error('broken off')
    })
    await expect(broken).rejects.toThrow('broken off')
    expect([taken.length, faults.map(String)]).toEqual([2, ['Error: broken off']])
  })

  it('completes in order, and only then, where the journal takes its time', async () => {
    const taken: string[] = []
    const journal: Journal = {
      load: async () => [],
      commit: async steps => {
        await new Promise(resolve => setTimeout(resolve, 5))
        taken.push(...steps.map(step => step.does))
      },
      recall: async () => undefined,
      keep: async () => undefined,
      [Symbol.asyncDispose]: async () => undefined,
    }
    const factory = await durableFactory({ journal, failed })
    const db = await laidOut(factory)
    const seen: string[][] = []
    const works = ['put', 'clear'].map(does =>
      committed(db, ['plain'], transaction => {
        const store = transaction.objectStore('plain')
        if (does === 'put') store.put('a', 1)
        else store.clear()
      }).then(() => seen.push([...taken])),
    )
    await Promise.all(works)
    expect(seen).toEqual([
      ['lay out', 'put'],
      ['lay out', 'put', 'clear'],
    ])
    await factory.flushed()
  })
})

describe('The file of a device', () => {
  const filled = async (path: string) =>
    use(path, async factory => {
      const db = await laidOut(factory)
      await committed(db, ['plain'], transaction => {
        transaction.objectStore('plain').put('the secret of @amina:example.org', '@amina:example.org')
      })
    })

  it('holds no word of what is in it', async () => {
    const path = await freshFile()
    await filled(path)
    for (const file of await readdir(join(path, '..'))) {
      const bytes = await readFile(join(path, '..', file))
      for (const word of ['amina', 'secret', 'example.org', 'people', 'plain']) expect(bytes.includes(word)).toBe(false)
    }
  })

  it('is refused with another keyring, and left as it was', async () => {
    const path = await freshFile()
    await filled(path)
    const journal = sqliteJournal(path, keyringFrom(new Uint8Array(32)))
    await expect(durableFactory({ journal, failed })).rejects.toThrow(OperatorFault)
    await journal[Symbol.asyncDispose]()
    const found = await use(path, async factory => everythingIn(await laidOut(factory), ['plain']))
    expect(found).toEqual([['plain', ['@amina:example.org'], ['the secret of @amina:example.org']]])
  })

  it('is refused when it is something else', async () => {
    const path = await freshFile()
    await writeFile(path, 'this is a letter, and no database at all'.repeat(100))
    expect(() => sqliteJournal(path, keyring)).toThrow(/damaged, or belongs to another keyring/)
  })

  it('keeps small things beside, sealed', async () => {
    const path = await freshFile()
    {
      await using journal = sqliteJournal(path, keyring)
      expect(await journal.recall('account')).toBeUndefined()
      await journal.keep('account', Buffer.from('token-of-amina'))
    }
    await using journal = sqliteJournal(path, keyring)
    expect(Buffer.from((await journal.recall('account')) ?? []).toString()).toBe('token-of-amina')
    expect((await readFile(path)).includes('token-of-amina')).toBe(false)
  })
})
