// Tidying: ids of messages that are to be taken away.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { MemberId, Platform } from '#src/security/member.ts'
import type { Tidying } from '#src/security/tidying.ts'

export const tidying = (db: Kysely<Schema>): Tidying => ({
  async remember(messages) {
    for (const { place, message, member, dueAt } of messages)
      await db
        .insertInto('tidying')
        .values({ platform: place.platform, address: place.id, message, member, due_at: dueAt })
        .onConflict(conflict => conflict.doNothing())
        .execute()
  },
  async due(now, most) {
    const rows = db.selectFrom('tidying').selectAll().where('due_at', '<=', now).orderBy('due_at').limit(most)
    return (await rows.execute()).map(row => ({
      place: { platform: row.platform as Platform, id: row.address },
      message: row.message,
      member: row.member as MemberId,
      dueAt: row.due_at,
    }))
  },
  async forget({ place, message }) {
    await db
      .deleteFrom('tidying')
      .where('platform', '=', place.platform)
      .where('address', '=', place.id)
      .where('message', '=', message)
      .execute()
  },
  async hurry(member, now) {
    await db
      .updateTable('tidying')
      .set({ due_at: now })
      .where('member', '=', member)
      .where('due_at', '>', now)
      .execute()
  },
})
