// Pastes: long pasted lines that a button or a later message stands for.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const text = textFor(db)
  await db.schema
    .createTable('paste')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('by', text, column => column.notNull())
    .addColumn('place', text, column => column.notNull())
    .addColumn('state', text, column => column.notNull())
    .addColumn('words', text, column => column.notNull())
    .addColumn('text', text, column => column.notNull())
    .addColumn('until', text, column => column.notNull())
    .execute()
  await db.schema.createIndex('paste_by_place').on('paste').columns(['by', 'place']).execute()
}
