// Place member: each change of an event looks for the direct place of whoever made it.
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('place_member').on('place').column('member').execute()
}
