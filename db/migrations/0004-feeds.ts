// Feeds: secret addresses of calendars, by person and space.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema
    .createTable('feed')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('space', text, column => column.notNull().references('space.id'))
    .addColumn('member', text, column => column.notNull().references('member.id'))
    .addColumn('filter', text, column => column.notNull())
    .addColumn('name', text, column => column.notNull())
    .addColumn('wording', text, column => column.notNull())
    .addColumn('created_at', text, column => column.notNull())
    .addColumn('revoked_at', text)
    .execute()
  await schema.createIndex('feed_by_member').on('feed').columns(['member', 'space']).execute()

  // Never the secret itself: its SHA-256, and the six characters by which its owner knows it. A feed that was given a
  // new address keeps the old one here, so that whoever asks there is told that it is gone.
  await schema
    .createTable('feed_secret')
    .addColumn('hash', text, column => column.primaryKey())
    .addColumn('feed', 'integer', column => column.notNull().references('feed.number'))
    .addColumn('starts', text, column => column.notNull())
    .addColumn('revoked_at', text)
    .addColumn('last_used_at', text)
    .addColumn('last_client', text)
    .execute()
  await schema.createIndex('feed_secret_by_feed').on('feed_secret').column('feed').execute()
}
