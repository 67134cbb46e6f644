// The spine: spaces and people, the calendar and its history, what keeps answers single and the audit chained.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema
    .createTable('installation')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('keyring_check', text, column => column.notNull())
    .addColumn('data_version', 'integer', column => column.notNull())
    .addColumn('shipped_version', text)
    .execute()

  await schema
    .createTable('counter')
    .addColumn('series', text, column => column.primaryKey())
    .addColumn('last', 'integer', column => column.notNull())
    .execute()

  await schema
    .createTable('space')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('slug', text, column => column.notNull().unique())
    .addColumn('name', text, column => column.notNull())
    .addColumn('home', 'integer', column => column.notNull())
    .addColumn('green_in_feeds', 'integer', column => column.notNull().defaultTo(0))
    .addColumn('created_at', text, column => column.notNull())
    .execute()

  await schema
    .createTable('organisation')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('space', text, column => column.notNull().references('space.id'))
    .addColumn('name', text, column => column.notNull())
    .addUniqueConstraint('organisation_name', ['space', 'name'])
    .execute()

  await schema
    .createTable('member')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('name', text, column => column.notNull())
    .addColumn('preferences', text, column => column.notNull())
    .addColumn('chosen_space', text, column => column.references('space.id'))
    .addColumn('created_at', text, column => column.notNull())
    .execute()

  await schema
    .createTable('account')
    .addColumn('platform', text, column => column.notNull())
    .addColumn('account', text, column => column.notNull())
    .addColumn('member', text, column => column.notNull().references('member.id'))
    .addPrimaryKeyConstraint('account_key', ['platform', 'account'])
    .execute()
  await schema.createIndex('account_member').on('account').column('member').execute()

  await schema
    .createTable('membership')
    .addColumn('space', text, column => column.notNull().references('space.id'))
    .addColumn('member', text, column => column.notNull().references('member.id'))
    .addColumn('role', text, column => column.notNull())
    .addColumn('organisation', text, column => column.references('organisation.id'))
    .addColumn('since', text, column => column.notNull())
    .addPrimaryKeyConstraint('membership_key', ['space', 'member'])
    .execute()
  await schema.createIndex('membership_member').on('membership').column('member').execute()

  await schema
    .createTable('place')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('platform', text, column => column.notNull())
    .addColumn('address', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('space', text, column => column.references('space.id'))
    .addColumn('member', text, column => column.references('member.id'))
    .addColumn('linked_by', text)
    .addColumn('linked_at', text, column => column.notNull())
    .addUniqueConstraint('place_address', ['platform', 'address'])
    .execute()
  await schema.createIndex('place_space').on('place').column('space').execute()

  // first_day and day_after bound the days it can touch; everything else that it says is in facts.
  await schema
    .createTable('event')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('slug', text, column => column.notNull())
    .addColumn('space', text, column => column.notNull().references('space.id'))
    .addColumn('public', 'integer', column => column.notNull())
    .addColumn('body', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('country', text)
    .addColumn('first_day', text, column => column.notNull())
    .addColumn('day_after', text, column => column.notNull())
    .addColumn('parent', text)
    .addColumn('withdrawn', 'integer', column => column.notNull())
    .addColumn('revision', 'integer', column => column.notNull())
    .addColumn('sequence', 'integer', column => column.notNull())
    .addColumn('created_at', text, column => column.notNull())
    .addColumn('changed_at', text, column => column.notNull())
    .addColumn('facts', text, column => column.notNull())
    .addUniqueConstraint('event_slug', ['space', 'slug'])
    // Judged at the commit, so that many events can be written in any order.
    .addForeignKeyConstraint('event_parent', ['parent'], 'event', ['id'], key => key.deferrable().initiallyDeferred())
    .execute()
  await schema.createIndex('event_by_slug').on('event').column('slug').execute()
  await schema.createIndex('event_by_end').on('event').columns(['day_after', 'first_day']).execute()
  await schema.createIndex('event_by_parent').on('event').column('parent').execute()

  await schema
    .createTable('change')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('event', text, column => column.notNull().references('event.id'))
    .addColumn('slug', text, column => column.notNull())
    .addColumn('space', text, column => column.notNull())
    .addColumn('public', 'integer', column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('revision', 'integer', column => column.notNull())
    .addColumn('before', text)
    .addColumn('after', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('by', text, column => column.notNull())
    .addColumn('why', text)
    .addColumn('source', text)
    .addColumn('cause', 'integer')
    .addColumn('undoes', 'integer')
    .addUniqueConstraint('change_revision', ['event', 'revision'])
    .execute()
  await schema.createIndex('change_by_time').on('change').column('at').execute()
  await schema.createIndex('change_by_cause').on('change').column('cause').execute()
  await schema.createIndex('change_by_undoes').on('change').column('undoes').execute()

  await schema
    .createTable('shipped')
    .addColumn('slug', text, column => column.primaryKey())
    .addColumn('event', text, column => column.notNull().references('event.id'))
    .addColumn('facts', text, column => column.notNull())
    .execute()

  // number counts a person's acts, since one command can do several at the same instant.
  await schema
    .createTable('act')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('number', 'integer', column => column.notNull())
    .addColumn('space', text, column => column.notNull())
    .addColumn('member', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('undo', text, column => column.notNull())
    .addColumn('undone', 'integer', column => column.notNull().defaultTo(0))
    .execute()
  await schema.createIndex('act_by_member').on('act').columns(['member', 'number']).execute()

  await schema
    .createTable('inbox')
    .addColumn('utterance', text, column => column.primaryKey())
    .addColumn('at', text, column => column.notNull())
    .addColumn('outcome', text, column => column.notNull())
    .execute()
  await schema.createIndex('inbox_by_time').on('inbox').column('at').execute()

  await schema
    .createTable('audit')
    .addColumn('seq', 'integer', column => column.primaryKey())
    .addColumn('at', text, column => column.notNull())
    .addColumn('by', text, column => column.notNull())
    .addColumn('verb', text, column => column.notNull())
    .addColumn('ids', text, column => column.notNull())
    .addColumn('outcome', text, column => column.notNull())
    .addColumn('hash', text, column => column.notNull())
    .execute()

  // How long the chain is, sealed, so that cutting its end off shows. Raising it makes writers take turns.
  await schema
    .createTable('audit_head')
    .addColumn('id', 'integer', column => column.primaryKey())
    .addColumn('seq', 'integer', column => column.notNull())
    .addColumn('seal', text, column => column.notNull())
    .execute()
}
