// Sources: foreign calendars that are watched, what is known of their entries, and what they propose.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema
    .createTable('source')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('address', text, column => column.notNull())
    .addColumn('every', 'integer', column => column.notNull())
    .addColumn('body', text, column => column.notNull())
    .addColumn('added_by', text, column => column.notNull())
    .addColumn('next_at', text, column => column.notNull())
    .addColumn('last_good_at', text)
    .addColumn('failing_since', text)
    .addColumn('trouble', text)
    .addColumn('etag', text)
    .addColumn('last_modified', text)
    .addColumn('removed', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await schema.createIndex('source_by_time').on('source').columns(['removed', 'next_at']).execute()

  await schema
    .createTable('known_item')
    .addColumn('source', 'integer', column => column.notNull().references('source.number'))
    .addColumn('uid', text, column => column.notNull())
    .addColumn('print', text, column => column.notNull())
    .addColumn('event', text, column => column.references('event.id'))
    .addColumn('missed', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('known_item_key', ['source', 'uid'])
    .execute()

  await schema
    .createTable('proposal')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('source', 'integer', column => column.notNull().references('source.number'))
    .addColumn('space', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('uid', text, column => column.notNull())
    .addColumn('event', text)
    .addColumn('facts', text, column => column.notNull())
    .addColumn('found_at', text, column => column.notNull())
    .addColumn('state', text, column => column.notNull())
    .addColumn('closed_at', text)
    .execute()
  await schema.createIndex('proposal_open').on('proposal').columns(['space', 'state']).execute()
}
