// Restored: a database from a backup asks the platforms, or people, before it sends what was due, on every database and between them.
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import type { Dump } from '#db/backup/dump.ts'
import { restore } from '#db/backup/restore.ts'
import type { Connection } from '#db/connection.ts'
import { type Database, databaseOn } from '#db/database.ts'
import { connectSqlite } from '#db/sqlite.ts'
import { deliver } from '#jobs/deliver.ts'
import { patience } from '#jobs/patience.ts'
import type { Capabilities, Messenger } from '#src/reply/messenger.ts'
import type { MemberId, PlaceId, Platform, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { readerFor } from '#src/security/vault-access.ts'
import { eachConnection } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const start = Temporal.Instant.from('2026-11-21T08:00:00Z')
const hours = (count: number): string => start.add({ hours: count }).toString({ fractionalSecondDigits: 3 })
const space = 'home' as SpaceId
const ana = 'ana' as MemberId
const keyring = keyringFrom(new Uint8Array(32).fill(7))
await keyring.spaces.ensure(space)

/** What each platform can say of a message whose fate nobody here knows. */
const repeats: Readonly<Partial<Record<Platform, Capabilities['repeats']>>> = {
  slack: 'look-up',
  matrix: 'key',
  hook: 'none',
}
const platforms = Object.keys(repeats) as Platform[]

const word = (id: string, platform: Platform, due: number) => ({
  ...{
    id: `${id}-${platform}`,
    key: `${id}-${platform}`,
    kind: 'word' as const,
    space,
    place: platform as string as PlaceId,
  },
  ...{ subjects: ['locked'], dueAt: hours(due), notAfter: hours(500) },
})

/** Somebody on three platforms, a record, and on each a message that was under way when the backup was made. */
const fill = async ({ stores, atomically }: Database): Promise<void> => {
  const { members, vault, outbox } = stores
  await members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, hours(0))
  for (const platform of platforms) {
    await members
      .addPerson({ platform, id: `ana-${platform}` }, { id: ana, name: 'Ana' }, hours(0))
      .catch(() => undefined)
    await members.addAccount(ana, { platform, id: `ana-${platform}` })
    const address = `direct-${platform}`
    await members.setPlace(
      { id: platform as string as PlaceId, platform, address, kind: 'direct', member: ana },
      ana,
      hours(0),
    )
  }
  await members.setMembership({ space, member: ana, role: 'owner', name: 'Ana' }, hours(0))
  await vault.put({
    ...{ id: 'r1' as RecordId, space, kind: 'contact', name: 'C1', author: ana, recipients: [], at: hours(0) },
    columns: { picks: { label: 'AMBER', value: 'kept' } },
  })
  await atomically(open => open.audit.record({ at: hours(0), by: 'ana', verb: 'x', ids: ['r1'], outcome: 'done' }))
  for (const platform of platforms)
    await outbox.queue([word('went', platform, 0), word('lost', platform, 0), word('later', platform, 30)])
}

/** The delivery jobs of a start, hours after the beginning, and what they did on which platform. */
const startAt = async (database: Database, after: number) => {
  const sent: string[] = []
  const asked: string[] = []
  let ms = 0
  const clock = () => start.add({ hours: after }).add({ milliseconds: ms })
  const messengers = platforms.map(
    (platform): Messenger => ({
      platform,
      capabilities: { repeats: repeats[platform] ?? 'none', edits: 'yes' },
      audience: async () => ({
        ...{ destination: 'matrix-encrypted', privacy: 'private', outsiders: 'none', readers: [ana] },
        ...{ vault: 'open', greenInFeeds: 'no', space },
      }),
      send: async ({ id }) => {
        sent.push(id)
        return `sent ${id}`
      },
      correct: async receipt => receipt,
      lookUp: async id => {
        asked.push(id)
        return id.startsWith('went') ? { receipt: `found ${id}`, is: 'whole' } : undefined
      },
    }),
  )
  const works = { ...database, instruments: { ...fixedInstruments(), keyring }, clock, messengers: () => messengers }
  const failed = (error: unknown) => {
    throw error
  }
  const jobs = deliver(
    { ...works, owner: 'test', patience: patience(Temporal.Duration.from({ seconds: 10 })), failed },
    () => ms,
  )
  for (let minute = 0; minute < 6; minute++) {
    for (const job of jobs) await job.run(clock())
    ms += 60_000
  }
  return { sent: sent.toSorted(), asked: [...new Set(asked)].toSorted() }
}

/** Without any table: a test database of PostgreSQL keeps its own, emptied. */
const bare = async ({ db, kind }: Connection): Promise<void> => {
  if (kind === 'sqlite') return
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
}

const dumped = async (connection: Connection): Promise<Dump> => {
  const database = await databaseOn(connection, { keyring })
  await fill(database)
  const dump = await database.dump(hours(0))
  await database.close()
  return dump
}

eachConnection(connect => {
  describe('a restored database', () => {
    it.each<{ why: string; from: () => Promise<Connection>; to: () => Promise<Connection> }>([
      { why: 'its own backup', from: connect, to: connect },
      { why: 'one of SQLite', from: () => connectSqlite(':memory:'), to: connect },
      { why: 'its own, on SQLite', from: connect, to: () => connectSqlite(':memory:') },
    ])('asks before it sends what was due, and reads what was kept: $why', async ({ from, to }) => {
      const dump = await dumped(await from())
      const connection = await to()
      await bare(connection)
      expect(await restore(connection, dump, hours(24))).toMatchObject({ held: 6, erased: 0 })
      await using database = await databaseOn(connection, { keyring })
      // Queued anew because the backup knows of no such message: it may have gone under another name.
      await database.stores.outbox.queue([word('meanwhile', 'matrix', 12)])
      expect(await startAt(database, 24)).toEqual({
        sent: ['lost-matrix', 'lost-slack'],
        asked: ['lost-matrix', 'lost-slack', 'went-matrix', 'went-slack'],
      })
      expect((await startAt(database, 31)).sent).toEqual(['later-hook', 'later-matrix', 'later-slack'])
      const waiting = (await database.stores.outbox.troubled(space)).map(one => `${one.id} ${one.state} ${one.code}`)
      expect(waiting.toSorted()).toEqual([
        'lost-hook unconfirmed restored',
        'meanwhile-matrix unconfirmed restored',
        'went-hook unconfirmed restored',
      ])
      expect((await database.stores.vault.find({ kind: 'contact' }, readerFor(space))).map(one => one.name)).toEqual([
        'C1',
      ])
      expect(await database.stores.audit.verify()).toMatchObject({ entries: 1 })
    })
  })
})

describe('a database that is put back without a restore', () => {
  it('sends again what had gone: the restored mode is what prevents it', async () => {
    const dump = await dumped(await connectSqlite(':memory:'))
    const connection = await connectSqlite(':memory:')
    await restore(connection, dump, hours(-1))
    await using database = await databaseOn(connection, { keyring })
    expect((await startAt(database, 24)).sent.filter(id => id.startsWith('went'))).toHaveLength(3)
  })
})
