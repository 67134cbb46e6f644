// Agreements: who asked for what takes two.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Agreements } from '#src/security/agreements.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'

export const agreements = (db: Kysely<Schema>): Agreements => ({
  async add(agreement) {
    await db
      .insertInto('agreement')
      .values(agreement)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  },
  async of(space, deed, since) {
    const rows = db.selectFrom('agreement').selectAll().where('space', '=', space).where('deed', '=', deed)
    return (await rows.where('at', '>=', since).orderBy('at').execute()).map(row => ({
      ...row,
      space: row.space as SpaceId,
      by: row.by as MemberId,
    }))
  },
  async clear(space, deed) {
    await db.deleteFrom('agreement').where('space', '=', space).where('deed', '=', deed).execute()
  },
})
