// Acts: what people did lately and how it is undone.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Act, Acts } from '#src/security/acts.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { prepared, type Slots } from './prepared.ts'

export const acts = (db: Kysely<Schema>): Acts => ({
  async record({ id, space, by, at, undo }) {
    await recordOne(db, { id, space, member: by, at, undo })
  },
  async latest(by, space, since) {
    const row = await db
      .selectFrom('act')
      .selectAll()
      .where('member', '=', by)
      .where('space', '=', space)
      .where('at', '>=', since)
      .where('undone', '=', 0)
      .orderBy('number', 'desc')
      .executeTakeFirst()
    return row === undefined ? undefined : toAct(row)
  },
  async markUndone(id) {
    await db.updateTable('act').set({ undone: 1 }).where('id', '=', id).execute()
  },
})

type NewAct = Slots<{ id: string; space: string; member: string; at: string; undo: string }>
const recordOne = prepared((db, act: NewAct) =>
  db.insertInto('act').values(({ selectFrom }) => ({
    ...act,
    number: selectFrom('act')
      .select(({ fn, val, eb }) => eb(fn.coalesce(fn.max('number'), val(0)), '+', 1).as('next'))
      .where('member', '=', act.member),
    undone: 0,
  })),
)

const toAct = (row: Selectable<Schema['act']>): Act => ({
  id: row.id,
  space: row.space as SpaceId,
  by: row.member as MemberId,
  at: row.at,
  undo: row.undo,
})
