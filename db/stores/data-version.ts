// Data version: the number that tells readers who cache that something changed.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { DataVersion } from '#src/ports.ts'

export const dataVersion = (db: Kysely<Schema>): DataVersion => ({
  async read() {
    const { data_version } = await db.selectFrom('installation').select('data_version').executeTakeFirstOrThrow()
    return data_version
  },
  async raise() {
    await db
      .updateTable('installation')
      .set(row => ({ data_version: row('data_version', '+', 1) }))
      .execute()
  },
})
