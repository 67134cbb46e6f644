// Restore: fills an empty database from a dump, with the newest keys that there are, and holds back what was due meanwhile.
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Connection } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { migrations } from '#db/migrations/index.ts'
import type { Schema } from '#db/schema.ts'
import { eraseRecords } from '#db/stores/vault-erase.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import { BACKUP_BEAT, RESTORED, RESTORED_BEAT } from '#src/security/backups.ts'
import type { RecordId } from '#src/security/vault.ts'
import { FORMAT } from './dump.ts'
import { KEYS, type Row } from './tables.ts'

const headerShape = z.object({ palais: z.literal(FORMAT), at: z.string().length(24), migrations: z.array(z.string()) })
const chunkShape = z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })

export interface Restored {
  /** When the data and the keys were taken. */
  readonly data: string
  readonly keys: string
  /** Records whose keys were destroyed since the data was taken. */
  readonly erased: number
  readonly held: number
}

export interface Parts {
  readonly data: readonly string[]
  readonly keys: readonly string[]
}

/** Throws an OperatorFault when the database is not empty, or a part is none. */
export const restore = async (connection: Connection, parts: Parts, now: string): Promise<Restored> => {
  const { db, kind } = connection
  const [data, keys] = [headerOf(parts.data), headerOf(parts.keys)]
  const newer = [...data.migrations, ...keys.migrations].find(name => migrations[name] === undefined)
  if (newer !== undefined)
    throw new OperatorFault(`A newer version of Palais made this backup (${newer}); restore it with that version.`)
  if ((await db.introspection.getTables()).some(table => table.name === 'installation'))
    throw new OperatorFault('There is something in this database already. Name an empty one in DATABASE_URL.')
  await migrate(connection, data.migrations.at(-1))
  await db.transaction().execute(async inside => {
    // SQLite lets rows point at what comes later until the end; on PostgreSQL the order of the tables is enough.
    if (kind === 'sqlite') await sql`pragma defer_foreign_keys = on`.execute(inside)
    for (const line of parts.data.slice(1)) await fill(inside, chunkShape.parse(JSON.parse(line)))
    for (const line of parts.keys.slice(1)) {
      const chunk = chunkShape.parse(JSON.parse(line))
      if (chunk.table === KEYS) await fill(inside, chunk)
    }
  })
  await migrate(connection)
  return db.transaction().execute(async inside => {
    const erased = await dropWithoutKeys(inside, now)
    const held = await holdBack(inside, now)
    await beat(inside, RESTORED_BEAT, now)
    await beat(inside, BACKUP_BEAT, data.at)
    return { data: data.at, keys: keys.at, erased, held }
  })
}

const headerOf = (lines: readonly string[]) => {
  try {
    return headerShape.parse(JSON.parse(lines[0] ?? ''))
  } catch {
    throw new OperatorFault('This is no part of a backup of Palais. A backup has two: …data.age and …keys.age.')
  }
}

/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535. */
const VALUES = 20_000

const fill = async (db: Kysely<Schema>, { table, rows }: { readonly table: string; readonly rows: readonly Row[] }) => {
  const size = Math.max(1, Math.floor(VALUES / Math.max(1, Object.keys(rows[0] ?? {}).length)))
  for (let from = 0; from < rows.length; from += size)
    await db
      .insertInto(table as 'inbox')
      .values(rows.slice(from, from + size) as never)
      .execute()
}

/** A record whose key is gone was purged after the data was taken; a key without a record is of one that came later. */
const dropWithoutKeys = async (db: Kysely<Schema>, now: string): Promise<number> => {
  const gone = await db
    .selectFrom('vault_record')
    .select('id')
    .where('purged_at', 'is', null)
    .where(({ not, exists, selectFrom, ref }) =>
      not(exists(selectFrom('vault_key').select('record').where('vault_key.record', '=', ref('vault_record.id')))),
    )
    .execute()
  await eraseRecords(
    db,
    gone.map(row => row.id as RecordId),
    now,
  )
  await db.deleteFrom('vault_key').where('record', 'not in', db.selectFrom('vault_record').select('id')).execute()
  return gone.length
}

/** What was on its way may have arrived since: as if its sender were gone, so that whoever sends next asks before. */
const holdBack = async (db: Kysely<Schema>, now: string): Promise<number> => {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set({ state: 'sending', code: RESTORED, tried_at: now, owner: null, lease_until: now })
    .where('state', 'in', ['queued', 'retry', 'sending'])
    .where('due_at', '<=', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const beat = async (db: Kysely<Schema>, name: string, at: string): Promise<void> => {
  await db
    .insertInto('heartbeat')
    .values({ name, at })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ at }))
    .execute()
}
