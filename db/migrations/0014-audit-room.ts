// Audit room: where the owners of a space want the head of the audit posted.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const text = textFor(db)

  await db.schema
    .createTable('audit_room')
    .addColumn('space', text, column => column.primaryKey().references('space.id'))
    .addColumn('place', text, column => column.notNull().references('place.id'))
    .execute()
}
