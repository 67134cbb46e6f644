// Care for the vault: when keys are renewed, who holds a record back, who is shut out, what waits for a second person or to be tidied.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  // scrub_at is set while erased rows may still stand in the write-ahead log.
  await schema
    .createTable('vault_care')
    .addColumn('space', text, column => column.primaryKey())
    .addColumn('renew_at', text, column => column.notNull())
    .addColumn('scrub_at', text)
    .execute()

  await schema
    .createTable('vault_hold')
    .addColumn('record', text, column => column.notNull().references('vault_record.id'))
    .addColumn('by', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_hold_key', ['record', 'by'])
    .execute()

  // The author was told that a record ends.
  await schema
    .createTable('vault_told')
    .addColumn('record', text, column => column.notNull().references('vault_record.id'))
    .addColumn('keep_until', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_told_key', ['record', 'keep_until'])
    .execute()

  await schema
    .createTable('closure')
    .addColumn('space', text, column => column.notNull())
    .addColumn('member', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('by', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('until', text)
    .addPrimaryKeyConstraint('closure_key', ['space', 'member', 'kind'])
    .execute()

  await schema
    .createTable('agreement')
    .addColumn('space', text, column => column.notNull())
    .addColumn('deed', text, column => column.notNull())
    .addColumn('by', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addPrimaryKeyConstraint('agreement_key', ['space', 'deed', 'by', 'at'])
    .execute()

  await schema
    .createTable('tidying')
    .addColumn('platform', text, column => column.notNull())
    .addColumn('address', text, column => column.notNull())
    .addColumn('message', text, column => column.notNull())
    .addColumn('member', text, column => column.notNull())
    .addColumn('due_at', text, column => column.notNull())
    .addPrimaryKeyConstraint('tidying_key', ['platform', 'address', 'message'])
    .execute()
  await schema.createIndex('tidying_by_time').on('tidying').column('due_at').execute()
}
