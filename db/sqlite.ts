// SQLite: one file, one process, one connection that keeps the file locked for as long as it is open.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

type DatabaseSync = import('node:sqlite').DatabaseSync
type Parameters = import('node:sqlite').SQLInputValue[]

/**
 * Opens a file, or `:memory:`. Throws an OperatorFault when the file cannot be used.
 * The lock is taken here and kept, so that a second process fails at once and no write ever waits for another process:
 * a plain `begin` is as good as `begin immediate`.
 */
export const connectSqlite = async (path: string): Promise<Connection> => {
  const { DatabaseSync } = await import('node:sqlite')
  const faultOf = faultOfFile(path)
  let sqlite: DatabaseSync | undefined
  try {
    sqlite = new DatabaseSync(path, { timeout: 250 })
    sqlite.exec(settings)
  } catch (error) {
    sqlite?.close()
    throw faultOf(error) ?? error
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: asKyselyWantsIt(sqlite) }) })
  // Kysely closes only what it has used once.
  await db.connection().execute(async () => undefined)
  return { kind: 'sqlite', db, faultOf }
}

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

/** Statements of many rows differ in length, so that not all can be kept. */
const KEPT_STATEMENTS = 200

const asKyselyWantsIt = (sqlite: DatabaseSync): SqliteDatabase => {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => sqlite.close(),
    prepare: text => {
      const known = kept.get(text)
      if (known !== undefined) return known
      const statement = prepare(sqlite, text)
      if (kept.size >= KEPT_STATEMENTS) kept.delete(kept.keys().next().value ?? '')
      kept.set(text, statement)
      return statement
    },
  }
}

const prepare = (sqlite: DatabaseSync, text: string): SqliteStatement => {
  const statement = sqlite.prepare(text)
  return {
    reader: statement.columns().length > 0,
    all: parameters => statement.all(...(parameters as Parameters)),
    run: parameters => statement.run(...(parameters as Parameters)),
    iterate: parameters => statement.iterate(...(parameters as Parameters)),
  }
}

/** Primary result codes (https://www.sqlite.org/rescode.html); extended ones carry them in their low byte. */
const BUSY = 5
const READONLY = 8
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26

const faultOfFile = (path: string) => {
  const sentences: Readonly<Record<number, () => string>> = {
    [BUSY]: () =>
      `Another process has ${path} open; if it is the bot, talk to it with "palais …", or stop it before starting a second one.`,
    [READONLY]: () => `The file ${path} cannot be written; give this user the right to write it and its directory.`,
    [CORRUPT]: () => `The file ${path} is damaged; put the latest backup in its place.`,
    [FULL]: () => `The disk that holds ${path} is full; free some space and start again.`,
    [CANTOPEN]: () =>
      existsSync(dirname(resolve(path)))
        ? `The file ${path} cannot be opened; give this user the right to read and write it and its directory.`
        : `There is no directory ${dirname(resolve(path))} for ${path}; make it, or name another file in DATABASE_URL.`,
    [NOTADB]: () => `The file ${path} is not a SQLite database; name another file in DATABASE_URL.`,
  }
  return (error: unknown): OperatorFault | undefined => {
    const code = (error as { errcode?: unknown }).errcode
    const sentence = typeof code === 'number' ? sentences[code & 0xff] : undefined
    return sentence === undefined ? undefined : new OperatorFault(sentence(), { cause: error })
  }
}
