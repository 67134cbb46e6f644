// Draft history: what was noted of each draft when, and what a vote in favour meant to each space.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema
    .createTable('draft_revision')
    .addColumn('draft', 'integer', column => column.notNull().references('draft.number'))
    .addColumn('ordinal', 'integer', column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('facts', text, column => column.notNull())
    .addPrimaryKeyConstraint('draft_revision_key', ['draft', 'ordinal'])
    .execute()

  await schema
    .createTable('draft_direction')
    .addColumn('draft', 'integer', column => column.notNull().references('draft.number'))
    .addColumn('space', text, column => column.notNull())
    .addColumn('direction', text, column => column.notNull())
    .addPrimaryKeyConstraint('draft_direction_key', ['draft', 'space'])
    .execute()
}
