// Backups: what was purged cannot be read from any of them after eight days, and everything else can; a restored database asks first.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backups } from '#adapters/backup/backups.ts'
import { readPart } from '#adapters/backup/part.ts'
import { restoreFrom } from '#adapters/backup/restore.ts'
import { random } from '#adapters/instruments.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { restore } from '#db/backup/restore.ts'
import { databaseOn } from '#db/database.ts'
import { connectSqlite } from '#db/sqlite.ts'
import { lookAfterVault } from '#jobs/look-after-vault.ts'
import { instantText } from '#src/instant-text.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { readerFor } from '#src/security/vault-access.ts'
import { withSpaces } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palais-backup-'))
})
afterEach(() => rm(folder, { recursive: true }))

const space = 'home' as SpaceId
const start = Temporal.Instant.from('2026-11-21T08:00:00Z')
const day = (number: number): Temporal.Instant => start.add({ hours: 24 * number })

/** A bot with a file of its own, some records, and somebody who holds the key to its backups. */
const openBot = async (records: number) => {
  const keyringPath = join(folder, 'palais.keyring')
  const keyring = await openKeyring(keyringPath)
  const connection = await connectSqlite(join(folder, 'palais.db'))
  const database = await databaseOn(connection, { keyring })
  await withSpaces(database, 'home')
  await database.atomically(async ({ vault }) => {
    for (let number = 1; number <= records; number++)
      await vault.put({
        ...{ id: `r${number}` as RecordId, space, kind: 'contact', name: `C${number}`, author: 'ana' as MemberId },
        ...{ recipients: [], columns: { picks: { label: 'AMBER', value: `words ${number}` } }, at: instantText(start) },
      })
  })
  const secret = await generateIdentity()
  const store = backups({
    folder: join(folder, 'backups'),
    recipients: [await identityToRecipient(secret)],
    keyringPath,
    dump: database.dump,
  })
  let now = start
  const works = {
    ...database,
    instruments: { ...fixedInstruments(), keyring, random },
    clock: () => now,
  }
  const care = lookAfterVault(works)
  return {
    database,
    secret,
    /** What some of the records look like in the tables. */
    sealedOf: async (ids: readonly RecordId[]) => {
      const some = ids.filter((_, index) => index % 10 === 0)
      const rows = await connection.db.selectFrom('vault_column').select('sealed').where('record', 'in', some).execute()
      return rows.map(row => row.sealed)
    },
    /** Lets a day pass: the keys are looked after, a backup is made, old ones go. */
    pass: async (to: Temporal.Instant) => {
      now = to
      await care.run(now)
      const made = await store.make(now)
      await store.expire(now)
      if (!made.ok) throw new Error(made.refusal.sentence)
    },
    care: async (at: Temporal.Instant) => {
      now = at
      await care.run(now)
    },
  }
}

const files = async (part: 'data' | 'keys'): Promise<readonly string[]> =>
  (await readdir(join(folder, 'backups'))).filter(name => name.endsWith(`.${part}.age`)).toSorted()

/** Restores two parts into a fresh database in memory, and gives the names of the records that can be read. */
const readable = async (data: string, keys: string, secret: string): Promise<readonly string[]> => {
  const scratch = await mkdtemp(join(folder, 'restored-'))
  const parts = {
    data: await readPart(join(folder, 'backups', data), [secret]),
    keys: await readPart(join(folder, 'backups', keys), [secret]),
  }
  const { writeFile } = await import('node:fs/promises')
  await writeFile(join(scratch, 'key.txt'), `# made off line\n${secret}\n`)
  const path = join(scratch, 'palais.keyring')
  const connection = await connectSqlite(':memory:')
  const given = [join(folder, 'backups', data), join(folder, 'backups', keys), join(scratch, 'key.txt')]
  await restoreFrom({ given, keyringPath: path }, parts => restore(connection, parts, instantText(day(20))))
  expect(parts.data.length).toBeGreaterThan(1)
  await using database = await databaseOn(connection, { keyring: await openKeyring(path) })
  return (await database.stores.vault.find({ kind: 'contact' }, readerFor(space))).map(record => record.name)
}

describe('a purged record', () => {
  it('is unreadable in the live file and in every backup after eight days, while the others all read', async () => {
    const bot = await openBot(2_000)
    await using _database = bot.database
    await bot.pass(day(0))
    const purged = Array.from({ length: 1_000 }, (_, index) => `r${index * 2 + 1}` as RecordId)
    const rows = await bot.database.stores.vaultCare.counts(space)
    expect(rows.AMBER).toBe(2_000)
    const sealed = await bot.sealedOf(purged)
    await bot.database.atomically(({ vault }) => vault.purge(purged, instantText(day(1))))
    await bot.care(day(1).add({ seconds: 30 }))
    const wal = await readFile(join(folder, 'palais.db-wal')).catch(() => Buffer.alloc(0))
    for (const bytes of [await readFile(join(folder, 'palais.db')), wal])
      expect(
        sealed.filter(one => bytes.includes(one)),
        'no sealed row of it is left',
      ).toEqual([])
    for (const number of [1, 3, 5, 7, 9]) await bot.pass(day(number).add({ hours: 2 }))
    // Eight days after the purge, nobody looking after anything but the clock.
    const keys = await files('keys')
    expect(keys.some(name => name.startsWith('palais-20261121'))).toBe(false)
    const data = await files('data')
    expect(data).toHaveLength(6)
    const survivors = new Set<string>()
    for (const [one, key] of [
      [data[0], keys.at(-1)],
      [data[0], keys[0]],
      [data.at(-1), keys.at(-1)],
    ] as const) {
      const names = await readable(one ?? '', key ?? '', bot.secret)
      expect(names).toHaveLength(1_000)
      for (const name of names) survivors.add(name)
    }
    expect(purged.filter(id => survivors.has(`C${id.slice(1)}`))).toEqual([])
  })
})

describe('a restored database', () => {
  it('sends nothing that was due before it without asking', async () => {
    const bot = await openBot(1)
    await using _database = bot.database
    const place = 'room' as PlaceId
    await bot.database.stores.members.setPlace(
      { id: place, platform: 'slack', address: 'C1', kind: 'room', space },
      undefined,
      instantText(start),
    )
    const reminder = (id: string, due: Temporal.Instant) => ({
      ...{ id, key: id, kind: 'digest' as const, space, place },
      ...{ dueAt: instantText(due), notAfter: instantText(day(30)) },
    })
    await bot.database.stores.outbox.queue([reminder('before', day(0))])
    await bot.pass(day(0))
    const connection = await connectSqlite(':memory:')
    const [data, keys] = [(await files('data'))[0], (await files('keys'))[0]]
    const parts = {
      data: await readPart(join(folder, 'backups', data ?? ''), [bot.secret]),
      keys: (await readPart(join(folder, 'backups', keys ?? ''), [bot.secret])).slice(0, -1),
    }
    expect(await restore(connection, parts, instantText(day(2)))).toMatchObject({ held: 1, erased: 0 })
    await using database = await databaseOn(connection, { keyring: await openKeyring(join(folder, 'palais.keyring')) })
    const { outbox } = database.stores
    await outbox.queue([reminder('fell due meanwhile', day(1)), reminder('after', day(3))])
    const ready = await outbox.ready(instantText(day(4)), 10, 'slack')
    expect(ready.map(one => one.id)).toEqual(['after'])
    expect((await outbox.troubled(space)).map(one => [one.id, one.code])).toEqual([
      ['before', 'restored'],
      ['fell due meanwhile', 'restored'],
    ])
    await expect(restore(connection, parts, instantText(day(2)))).rejects.toThrow('something in this database already')
  })
})

describe('backups', () => {
  it('are refused in a sentence when no key is named for them', async () => {
    const none = backups({ folder, recipients: [], keyringPath: '', dump: async () => ({ data: [], keys: [] }) })
    expect(await none.make(start)).toMatchObject({
      ok: false,
      refusal: { sentence: expect.stringContaining('PALAIS_BACKUP_TO') },
    })
  })

  it('open with the right key only', async () => {
    const bot = await openBot(1)
    await using _database = bot.database
    await bot.pass(day(0))
    for (const part of ['data', 'keys'] as const) {
      const path = join(folder, 'backups', (await files(part))[0] ?? '')
      await expect(readPart(path, [await generateIdentity()])).rejects.toThrow('not opened by this key')
      expect((await readFile(path)).includes('palais')).toBe(false)
    }
  })
})
