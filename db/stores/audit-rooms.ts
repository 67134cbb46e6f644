// Audit rooms: one row for each space that has one.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { AuditRooms } from '#src/security/audit-rooms.ts'
import type { PlaceId } from '#src/security/member.ts'

export const auditRooms = (db: Kysely<Schema>): AuditRooms => ({
  async of(space) {
    const row = await db.selectFrom('audit_room').select('place').where('space', '=', space).executeTakeFirst()
    return row?.place as PlaceId | undefined
  },
  async set(space, place) {
    if (place === undefined) await db.deleteFrom('audit_room').where('space', '=', space).execute()
    else
      await db
        .insertInto('audit_room')
        .values({ space, place })
        .onConflict(conflict => conflict.column('space').doUpdateSet({ place }))
        .execute()
  },
})
