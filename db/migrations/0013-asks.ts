// Asks: of each row its day and who cares for it, in the clear; State, stance and rung lie in the vault.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema
    .createTable('ask_row')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('record', text, column => column.notNull())
    .addColumn('ask', text, column => column.notNull())
    .addColumn('owner', text)
    .addColumn('deputy', text)
    .addColumn('next', text)
    .execute()
  await schema.createIndex('ask_row_by_day').on('ask_row').columns(['space', 'next']).execute()
  await schema.createIndex('ask_row_by_record').on('ask_row').column('record').execute()
}
