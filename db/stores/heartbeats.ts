// Heartbeats: when a job last ran by the wall clock, kept beyond a restart.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Heartbeats } from '#src/reminders/heartbeats.ts'
import { prepared, type Slots } from './prepared.ts'

export const heartbeats = (db: Kysely<Schema>): Heartbeats => ({
  async last(name) {
    return lastBeat(db, name)
  },
  async beat(name, at) {
    await db
      .insertInto('heartbeat')
      .values({ name, at })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ at }))
      .execute()
  },
})

export const lastBeat = async (db: Kysely<Schema>, name: string): Promise<string | undefined> => {
  const { rows } = await beatOf(db, { name })
  return rows[0]?.at
}

const beatOf = prepared((db, { name }: Slots<{ name: string }>) =>
  db.selectFrom('heartbeat').select('at').where('name', '=', name),
)
