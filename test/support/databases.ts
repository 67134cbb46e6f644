// Databases for tests: each of them real, empty, migrated, and gone after the test.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import type { Connection } from '#db/connection.ts'
import { boundTo, type Database } from '#db/database.ts'
import { establish } from '#db/installation.ts'
import { migrate } from '#db/migrate.ts'
import type { Schema } from '#db/schema.ts'
import { connectSqlite } from '#db/sqlite.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { SpaceId } from '#src/security/member.ts'
import { memoryCopy, migratedOriginal } from './memory-copy.ts'
import { pglite } from './pglite.ts'
import { postgresServer } from './postgres-server.ts'

/** A database and the way past its stores, to damage what they wrote. */
export interface TestDatabase extends Database {
  readonly db: Kysely<Schema>
  /** The one that it was opened with. */
  readonly keyring: Keyring
}

/** Gives a fresh database, which is closed after the test. */
export type OpenDatabase = () => Promise<TestDatabase>

const openOn = async (
  connection: Connection,
  keyring: Keyring = keyringFrom(new Uint8Array(32)),
): Promise<TestDatabase> => {
  await establish(connection.db, keyring)
  return { ...boundTo(connection, { keyring }), db: connection.db, keyring }
}

/** A fresh SQLite database in memory; nothing need be closed. */
export const memoryStores = async (keyring?: Keyring): Promise<TestDatabase> => openOn(await memoryCopy(), keyring)

/** Keeps whoever writes waiting, and on SQLite everybody, until it is told to let them go. */
export const occupied = ({ atomically }: Pick<Database, 'atomically'>): (() => Promise<void>) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = atomically(() => promise)
  return () => {
    resolve()
    return held
  }
}

type Connect = () => Promise<Connection>

const sqliteFile = (begin: (file: string) => Promise<void>) => (): Connect => {
  const directories: string[] = []
  afterAll(() => Promise.all(directories.map(directory => rm(directory, { recursive: true }))))
  return async () => {
    const directory = await mkdtemp(join(tmpdir(), 'palais-'))
    directories.push(directory)
    const file = join(directory, 'palais.db')
    await begin(file)
    return connectSqlite(file)
  }
}

const migrated = (prepare: () => Connect) => (): Connect => {
  const connect = prepare()
  beforeAll(async () => {
    const connection = await connect()
    await migrate(connection)
    await connection.db.destroy()
  })
  return connect
}

interface Kind {
  readonly name: string
  /** Each connection finds an empty database; on PostgreSQL it may have tables. */
  readonly empty: () => Connect
  /** Each finds all tables, and nothing in them. */
  readonly migrated: () => Connect
}

const { TEST_DATABASE_URL } = process.env
const server = TEST_DATABASE_URL === undefined ? [] : [() => postgresServer(TEST_DATABASE_URL)]

const kinds: readonly Kind[] = [
  { name: 'SQLite in memory', empty: () => () => connectSqlite(':memory:'), migrated: () => memoryCopy },
  {
    name: 'a SQLite file',
    empty: sqliteFile(async () => undefined),
    migrated: sqliteFile(async file => writeFile(file, (await migratedOriginal()).bytes)),
  },
  { name: 'PostgreSQL in this process', empty: pglite, migrated: migrated(pglite) },
  ...server.map(prepare => ({ name: 'a PostgreSQL server', empty: prepare, migrated: migrated(prepare) })),
]

/** Adds spaces whose ids are their slugs; the one called `home` is the home space. */
export const withSpaces = async ({ stores }: Database, ...slugs: readonly string[]): Promise<void> => {
  for (const slug of slugs)
    await stores.members.addSpace(
      { id: slug as SpaceId, slug, name: slug, home: slug === 'home' },
      '2026-11-21T08:00:00.000Z',
    )
}

/** Runs a suite with the way to an empty database of every kind: each connection empties the one before, but on SQLite. */
export const eachConnection = (suite: (connect: Connect) => void): void => {
  describe.each(kinds)('on $name', ({ empty }) => suite(empty()))
}

/** Runs a suite on every database. */
export const eachDatabase = (suite: (open: OpenDatabase) => void): void => {
  describe.each(kinds)('on $name', kind => {
    const connect = kind.migrated()
    const opened: TestDatabase[] = []
    afterEach(async () => {
      for (const database of opened.splice(0)) await database.close()
    })
    suite(async () => {
      const database = await openOn(await connect())
      opened.push(database)
      return database
    })
  })
}
