// Migrate: brings the tables up to date, and refuses a database that a newer version has made.
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { migrations } from '#db/migrations/index.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

/** Names of our own, for a PostgreSQL database that another program with kysely uses too. */
const DONE = 'palais_migration'

/** All steps that are missing, or those up to one, in one transaction. On PostgreSQL several processes may start together: they take turns. */
export const migrate = async ({ db, kind }: Connection, upTo?: string): Promise<void> => {
  await refuseNewer(db)
  if (kind === 'postgres') return migrateUp(db, upTo)
  // Kysely believes that SQLite cannot take back changes of tables, so the transaction is put around it here.
  await db.connection().execute(async one => {
    await sql`begin immediate`.execute(one)
    try {
      await migrateUp(one, upTo)
      await sql`commit`.execute(one)
    } catch (error) {
      // A full disk has rolled back already, and then there is nothing to take back.
      await sql`rollback`.execute(one).catch(() => undefined)
      throw error
    }
  })
}

const migrateUp = async (db: Kysely<Schema>, upTo: string | undefined): Promise<void> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: DONE,
    migrationLockTableName: `${DONE}_lock`,
  })
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo))
  if (error !== undefined) throw error
}

const refuseNewer = async (db: Kysely<Schema>): Promise<void> => {
  const tables = await db.introspection.getTables()
  if (!tables.some(table => table.name === DONE)) return
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(DONE)}`.execute(db)
  const unknown = rows.find(({ name }) => migrations[name] === undefined)
  if (unknown !== undefined)
    throw new OperatorFault(
      `A newer version of Palais has made this database (${unknown.name}); install that version, or restore a backup from before.`,
    )
}
