// Pastes: long pasted lines for half an hour.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { SpaceId } from '#src/security/member.ts'
import type { Paste, Pastes } from '#src/security/pastes.ts'
import { maybe } from './maybe.ts'

export const pastes = (db: Kysely<Schema>): Pastes => ({
  async keep(paste) {
    const { id, ...rest } = paste
    await db
      .insertInto('paste')
      .values(paste)
      .onConflict(conflict => conflict.column('id').doUpdateSet(rest))
      .execute()
  },
  async find(id, { by, place }, at) {
    const row = await db
      .selectFrom('paste')
      .selectAll()
      .where('id', '=', id)
      .where('by', '=', by)
      .where('place', '=', place)
      .where('until', '>', at)
      .executeTakeFirst()
    return maybe(row, toPaste)
  },
  async open({ by, place }, at) {
    const row = await db
      .selectFrom('paste')
      .selectAll()
      .where('by', '=', by)
      .where('place', '=', place)
      .where('state', '=', 'open')
      .where('until', '>', at)
      .orderBy('until', 'desc')
      .executeTakeFirst()
    return maybe(row, toPaste)
  },
  async drop(id) {
    await db.deleteFrom('paste').where('id', '=', id).execute()
  },
  async expire(at) {
    await db.deleteFrom('paste').where('until', '<=', at).execute()
  },
})

const toPaste = (row: Selectable<Schema['paste']>): Paste => ({
  ...row,
  space: row.space as SpaceId,
  state: row.state as Paste['state'],
})
