// Votes: drafts, the votes on them, and what each reader saw.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  // What a draft says besides the columns one looks for is in facts.
  await schema
    .createTable('draft')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('public', 'integer', column => column.notNull())
    .addColumn('symbol', text)
    .addColumn('body', text, column => column.notNull())
    .addColumn('words', text, column => column.notNull())
    .addColumn('facts', text, column => column.notNull())
    .addColumn('changed_at', text, column => column.notNull())
    .addUniqueConstraint('draft_symbol', ['space', 'symbol'])
    .execute()
  await schema.createIndex('draft_by_symbol').on('draft').column('symbol').execute()

  await schema
    .createTable('vote')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('public', 'integer', column => column.notNull())
    .addColumn('draft', 'integer', column => column.notNull().references('draft.number'))
    .addColumn('body', text, column => column.notNull())
    .addColumn('day', text, column => column.notNull())
    .addColumn('outcome', text, column => column.notNull())
    .addColumn('standing', text, column => column.notNull())
    .addColumn('ballots', text, column => column.notNull())
    .addColumn('source', text)
    .addColumn('at', text, column => column.notNull())
    .execute()
  await schema.createIndex('vote_by_day').on('vote').columns(['day', 'number']).execute()
  await schema.createIndex('vote_by_draft').on('vote').column('draft').execute()

  await schema
    .createTable('reading')
    .addColumn('vote', 'integer', column => column.notNull().references('vote.number'))
    .addColumn('ordinal', 'integer', column => column.notNull())
    .addColumn('reader', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('how', text, column => column.notNull())
    .addColumn('outcome', text, column => column.notNull())
    .addColumn('ballots', text, column => column.notNull())
    .addColumn('findings', text, column => column.notNull())
    .addColumn('why', text)
    .addPrimaryKeyConstraint('reading_key', ['vote', 'ordinal'])
    .execute()
}
