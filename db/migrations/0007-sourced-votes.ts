// Sourced votes: which vote of a public source is which in the ledger; drafts are found by what they became, too.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema.alterTable('draft').addColumn('adopted_as', text).execute()
  await schema.createIndex('draft_by_resolution').on('draft').column('adopted_as').execute()

  await schema
    .createTable('vote_origin')
    .addColumn('kind', text, column => column.notNull())
    .addColumn('name', text, column => column.notNull())
    .addColumn('vote', 'integer', column => column.notNull().references('vote.number'))
    .addColumn('print', text, column => column.notNull())
    .addPrimaryKeyConstraint('vote_origin_key', ['kind', 'name'])
    .execute()
  await schema.createIndex('vote_origin_by_vote').on('vote_origin').columns(['vote', 'kind']).execute()
}
