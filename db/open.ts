// Open: from DATABASE_URL to stores that are ready.
import { type Parts, type Restored, restore } from '#db/backup/restore.ts'
import { instantText } from '#src/instant-text.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Connection } from './connection.ts'
import { type Database, databaseOn } from './database.ts'

/**
 * Opens `sqlite:palais.db`, `sqlite::memory:` or `postgres://user@host/name`, brings its tables up to date, and makes
 * sure that it and the keyring belong together. Throws an OperatorFault with the sentence for whoever runs it.
 */
export const openDatabase = async (url: string, tools: { readonly keyring: Keyring }): Promise<Database> =>
  databaseOn(await connect(url), tools)

/** Fills an empty database from a backup. Throws an OperatorFault with the sentence for whoever runs it. */
export const restoreDatabase = async (url: string, parts: Parts, now: Temporal.Instant): Promise<Restored> => {
  const connection = await connect(url)
  try {
    return await restore(connection, parts, instantText(now))
  } catch (error) {
    throw connection.faultOf(error) ?? error
  } finally {
    await connection.db.destroy()
  }
}

// Each driver is loaded only when it is used.
const connect = async (url: string): Promise<Connection> => {
  const [, scheme, rest] = /^(sqlite|postgres(?:ql)?):(.+)$/s.exec(url) ?? []
  if (scheme === 'sqlite' && rest !== undefined) return (await import('./sqlite.ts')).connectSqlite(rest)
  if (scheme !== undefined && URL.canParse(url)) return (await import('./postgres.ts')).connectPostgres(url)
  throw new OperatorFault('DATABASE_URL must be like sqlite:palais.db or postgres://user:password@host/name.')
}
