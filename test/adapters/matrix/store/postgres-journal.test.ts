// PostgreSQL journal: who lost the device writes no more, a server that starts anew is waited for, and nothing is readable there.
import { expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import { isKept } from '#adapters/matrix/store/open-journal.ts'
import { postgresJournal } from '#adapters/matrix/store/postgres-journal.ts'
import { committed, everythingIn, opened } from './databases.ts'
import { ask, describeOnServer, journalAt, keyring, use } from './journals.ts'

describeOnServer('The device', fresh => {
  const laidOut = (factory: Parameters<typeof opened>[0]) =>
    opened(factory, 1, db => void db.createObjectStore('plain'))
  const fill = (url: string) =>
    use(url, async factory => {
      const db = await laidOut(factory)
      await committed(db, ['plain'], transaction => {
        transaction.objectStore('plain').put('the secret of @amina:example.org', '@amina:example.org')
      })
    })

  it('takes nothing more from a process that another one took it over from', async () => {
    const url = await fresh()
    const journal = await journalAt(url)
    const faults: string[] = []
    const factory = await durableFactory({ journal, failed: error => faults.push((error as Error).name) })
    const db = await laidOut(factory)
    await ask(url, "update palais_matrix.holder set until = 'epoch'")
    await using _other = await journalAt(url)
    const ended = committed(db, ['plain'], transaction => void transaction.objectStore('plain').put('late', 1))
    await expect.poll(() => faults).toEqual(['LeaseLost'])
    expect(await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 50, 'nothing'))])).toBe('nothing')
    expect(await ask(url, 'select * from palais_matrix.record')).toEqual([])
    await journal[Symbol.asyncDispose]()
    // Whoever lost it does not give it away when it ends.
    expect(await postgresJournal(url, { keyring, lost: () => undefined })).toBeUndefined()
  })

  it('is free as soon as its process ends in order', async () => {
    const url = await fresh()
    for (let turn = 0; turn < 3; turn++) await (await journalAt(url))[Symbol.asyncDispose]()
    expect(await isKept({ url })).toBe(false)
  })

  it('loses nothing when connections are cut', async () => {
    const url = await fresh()
    await use(url, async factory => {
      const db = await laidOut(factory)
      for (let step = 0; step < 6; step++) {
        await ask(
          url,
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'palais-matrix'",
        )
        await committed(db, ['plain'], transaction => void transaction.objectStore('plain').put(step, step))
      }
    })
    const found = await use(url, async factory => everythingIn(await laidOut(factory), ['plain']))
    expect(found).toEqual([['plain', [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]]])
  })

  it('holds no word of what is in it, and is refused with another keyring', async () => {
    const url = await fresh()
    await fill(url)
    const tables = ['layout', 'record', 'thing', 'holder']
    const rows = await Promise.all(tables.map(table => ask(url, `select * from palais_matrix.${table}`)))
    const bytes = Buffer.concat(
      rows
        .flat(2)
        .flatMap(row => Object.values(row).map(value => (Buffer.isBuffer(value) ? value : Buffer.from(String(value))))),
    )
    expect(bytes.length).toBeGreaterThan(100)
    for (const word of ['amina', 'secret', 'example.org', 'people', 'plain']) expect(bytes.includes(word)).toBe(false)
    await using journal = await journalAt(url, keyringFrom(new Uint8Array(32)))
    await expect(journal.load()).rejects.toThrow(/belongs to another keyring/)
  })

  it('keeps small things beside', async () => {
    const url = await fresh()
    {
      await using journal = await journalAt(url)
      await journal.keep('account', Buffer.from('token-of-amina'))
    }
    expect(await isKept({ url })).toBe(true)
    await using journal = await journalAt(url)
    expect(Buffer.from((await journal.recall('account')) ?? []).toString()).toBe('token-of-amina')
  })
})
