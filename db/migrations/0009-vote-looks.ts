// Vote looks: who saw the list of a vote before handing in their own.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const text = textFor(db)
  await db.schema
    .createTable('vote_look')
    .addColumn('vote', 'integer', column => column.notNull().references('vote.number'))
    .addColumn('member', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addPrimaryKeyConstraint('vote_look_key', ['vote', 'member'])
    .execute()
}
