// SQLite: one file, one process, and one connection that keeps the file locked for as long as it is open.
import { chmodSync, existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { damaged, sqliteFaultOf } from './sqlite-faults.ts'

/**
 * Opens a file, or `:memory:`; a new file is for this user alone. Throws an OperatorFault when it cannot be used: the
 * lock is taken here, so that a second process fails at once, and later no write waits for anybody else.
 */
export const connectSqlite = async (path: string): Promise<Connection> => {
  const faultOf = sqliteFaultOf(path)
  const isNew = path !== ':memory:' && !existsSync(path)
  using undo = new DisposableStack()
  try {
    const sqlite = undo.adopt(new DatabaseSync(path, { timeout: A_MOMENT }), one => one.close())
    if (isNew) chmodSync(path, 0o600)
    const connection = await sqliteConnection(sqlite, path)
    if (sqlite.prepare('pragma quick_check(1)').get()?.quick_check !== 'ok') throw damaged(path)
    undo.move()
    return connection
  } catch (error) {
    throw faultOf(error) ?? error
  }
}

/** The connection over a database that is open; `path` is how its faults are told. */
export const sqliteConnection = async (sqlite: DatabaseSync, path: string): Promise<Connection> => {
  sqlite.exec(settings)
  const db = new Kysely<Schema>({ dialect: sqliteDialect(sqlite) })
  // Kysely closes only what it has used once.
  await db.connection().execute(async () => undefined)
  const scrub = async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(db))
  return { kind: 'sqlite', db, scrub, faultOf: sqliteFaultOf(path) }
}

/** Milliseconds for a process that is just ending to let go of the file. */
const A_MOMENT = 250

/** Deleted text is overwritten, nothing spills into temporary files, and what was acknowledged is on the disk. */
const settings = `
  pragma locking_mode = exclusive;
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma secure_delete = on;
  pragma temp_store = memory;
  begin immediate;
  commit;
`
