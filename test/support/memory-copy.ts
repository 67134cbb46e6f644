// Memory copy: SQLite databases in memory that begin as a copy of one that was made once in this process: making them takes longer than most tests.
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import type { Connection } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { connectSqlite, sqliteConnection } from '#db/sqlite.ts'

/** What is copied: kept under an address of this process, at which another database can attach it. */
export interface Original {
  readonly address: string
  readonly bytes: Uint8Array
}

/** Keeps what a database holds, for as long as the process runs, and closes that database. */
export const keepOriginal = async ({ db }: Connection): Promise<Original> => {
  const address = `file:/original-${++kept}?vfs=memdb`
  const memory = new DatabaseSync(address)
  await sql`vacuum into ${address}`.execute(db)
  await db.destroy()
  keepers.push(memory)
  return { address, bytes: memory.serialize() }
}

let kept = 0
/** What is in memory lives as long as somebody has it open. */
const keepers: DatabaseSync[] = []

let migrated: Promise<Original> | undefined

/** A database with all its tables, and nothing in them. */
export const migratedOriginal = (): Promise<Original> => {
  migrated ??= connectSqlite(':memory:').then(async connection => {
    await migrate(connection)
    return keepOriginal(connection)
  })
  return migrated
}

/** A copy of it in memory. */
export const memoryCopy = async (): Promise<Connection> => {
  const { bytes } = await migratedOriginal()
  const sqlite = new DatabaseSync(':memory:')
  sqlite.deserialize(bytes)
  return sqliteConnection(sqlite, ':memory:')
}
