// The vault: what may not lie readable, sealed; and apart from it the keys that open it, which are never in a copy of the rest.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  // A record that was purged keeps its row, without author or organisation, so that its name can say what became of it.
  await schema
    .createTable('vault_record')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('name', text, column => column.notNull())
    .addColumn('author', text)
    .addColumn('organisation', text)
    .addColumn('label', text, column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('made_at', text, column => column.notNull())
    .addColumn('keep_until', text, column => column.notNull())
    .addColumn('purged_at', text)
    .addUniqueConstraint('vault_record_name', ['kind', 'name'])
    .execute()
  await schema
    .createIndex('vault_record_by_kind')
    .on('vault_record')
    .columns(['space', 'kind', 'made_at', 'id'])
    .execute()
  await schema.createIndex('vault_record_by_end').on('vault_record').column('keep_until').execute()

  await schema
    .createTable('vault_recipient')
    .addColumn('record', text, column => column.notNull().references('vault_record.id'))
    .addColumn('member', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_recipient_key', ['record', 'member'])
    .execute()
  await schema.createIndex('vault_recipient_by_member').on('vault_recipient').column('member').execute()

  await schema
    .createTable('vault_version')
    .addColumn('record', text, column => column.notNull().references('vault_record.id'))
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('by', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_version_key', ['record', 'version'])
    .execute()

  await schema
    .createTable('vault_column')
    .addColumn('record', text, column => column.notNull().references('vault_record.id'))
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('name', text, column => column.notNull())
    .addColumn('label', text, column => column.notNull())
    .addColumn('sealed', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_column_key', ['record', 'version', 'name'])
    .execute()

  // Points at nothing: it is left out of backups of the rest.
  await schema
    .createTable('vault_key')
    .addColumn('record', text, column => column.notNull())
    .addColumn('version', 'integer', column => column.notNull())
    .addColumn('space', text, column => column.notNull())
    .addColumn('wrapped_by', text, column => column.notNull())
    .addColumn('wrapped', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_key_key', ['record', 'version'])
    .execute()
  await schema.createIndex('vault_key_by_key').on('vault_key').columns(['space', 'wrapped_by']).execute()

  // 18 bits of a keyed hash, so that values collide and hide how often each occurs.
  await schema
    .createTable('vault_index')
    .addColumn('record', text, column => column.notNull().references('vault_record.id'))
    .addColumn('mac', text, column => column.notNull())
    .addPrimaryKeyConstraint('vault_index_key', ['mac', 'record'])
    .execute()
  await schema.createIndex('vault_index_by_record').on('vault_index').column('record').execute()
}
