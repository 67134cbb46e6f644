// Tables: which tables a backup holds, in an order in which they can be filled again.
import { type Kysely, sql } from 'kysely'
import type { Connection } from '#db/connection.ts'
import type { Schema } from '#db/schema.ts'

/** Tables that others point at come first; those that are not named here follow in the order of their names. */
const first = [
  'installation',
  'space',
  'organisation',
  'member',
  'account',
  'membership',
  'place',
  'event',
  'change',
  'subscription',
  'delivery',
  'feed',
  'source',
  'draft',
  'vote',
  'vault_record',
]

/** The keys of records go into a part of their own, with a shorter life. */
export const KEYS = 'vault_key'

/** Every table of ours but the keys and the list of migrations. */
export const tablesOf = async ({ db }: Pick<Connection, 'db'>): Promise<readonly string[]> => {
  const found = (await db.introspection.getTables())
    .map(table => table.name)
    .filter(name => name !== KEYS && !name.startsWith('palais_migration'))
  const known = first.filter(name => found.includes(name))
  return [...known, ...found.filter(name => !known.includes(name)).toSorted()]
}

export type Row = Readonly<Record<string, unknown>>

const AT_ONCE = 500

/** All rows of a table, some hundreds at a time, as they stand in this transaction. */
export async function* rowsOf(
  db: Kysely<Schema>,
  kind: Connection['kind'],
  table: string,
): AsyncGenerator<readonly Row[]> {
  if (kind === 'postgres') {
    const cursor = sql.id(`backup_${table}`)
    await sql`declare ${cursor} no scroll cursor for select * from ${sql.table(table)}`.execute(db)
    for (;;) {
      const { rows } = await sql<Row>`fetch ${sql.lit(AT_ONCE)} from ${cursor}`.execute(db)
      if (rows.length === 0) break
      yield rows
    }
    await sql`close ${cursor}`.execute(db)
    return
  }
  let last = -1
  for (;;) {
    const { rows } = await sql<Row & { readonly palais_row: number }>`
      select rowid as palais_row, * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${AT_ONCE}`.execute(
      db,
    )
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.palais_row
    yield rows.map(({ palais_row: _row, ...row }) => row)
  }
}
