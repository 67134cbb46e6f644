// Dump: everything that a database holds, as lines of JSON, at one moment and while others go on.
import { sql } from 'kysely'
import { WRITERS } from '#db/atomically.ts'
import type { Connection } from '#db/connection.ts'
import { migrations } from '#db/migrations/index.ts'
import { KEYS, rowsOf, tablesOf } from './tables.ts'

/** The same on both databases, so that a backup of one can be restored into the other. */
export interface Dump {
  /** Lines: a header, then a line for each chunk of a table. */
  readonly data: readonly string[]
  readonly keys: readonly string[]
}

export const FORMAT = 1

/** Nobody writes meanwhile, neither rows nor the key file. */
export const dump = async ({ db, kind }: Connection, at: string): Promise<Dump> => {
  const tables = await tablesOf({ db })
  return db.transaction().execute(async inside => {
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(WRITERS)})`.execute(inside)
    const header = JSON.stringify({ palais: FORMAT, at, migrations: Object.keys(migrations) })
    const chunks = async (names: readonly string[]): Promise<readonly string[]> => {
      const lines: string[] = [header]
      for (const table of names)
        for await (const rows of rowsOf(inside, kind, table)) lines.push(JSON.stringify({ table, rows }))
      return lines
    }
    return { data: await chunks(tables), keys: await chunks([KEYS]) }
  })
}
