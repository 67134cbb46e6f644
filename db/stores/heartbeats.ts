// Heartbeats: when a job last ran by the wall clock, kept beyond a restart.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Heartbeats } from '#src/reminders/heartbeats.ts'

export const heartbeats = (db: Kysely<Schema>): Heartbeats => ({
  async last(name) {
    const row = await db.selectFrom('heartbeat').select('at').where('name', '=', name).executeTakeFirst()
    return row?.at
  },
  async beat(name, at) {
    await db
      .insertInto('heartbeat')
      .values({ name, at })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ at }))
      .execute()
  },
})
