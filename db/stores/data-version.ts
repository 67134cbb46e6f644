// Data version: the number that tells readers who cache that something changed.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { DataVersion } from '#src/ports.ts'
import { only, prepared } from './prepared.ts'

export const dataVersion = (db: Kysely<Schema>): DataVersion => ({
  async read() {
    const { data_version } = only(await read(db, {}))
    return data_version
  },
  async raise() {
    await raise(db, {})
  },
})

const read = prepared(db => db.selectFrom('installation').select('data_version'))

const raise = prepared(db => db.updateTable('installation').set(row => ({ data_version: row('data_version', '+', 1) })))
