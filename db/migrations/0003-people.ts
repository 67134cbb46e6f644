// People: what each space calls its members, and the codes that join two accounts of one person.
import type { Kysely } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  // A space sees the name that it was given, never the one that another space uses for the same person.
  await schema.alterTable('membership').addColumn('name', text).execute()

  await schema
    .createTable('link_code')
    .addColumn('member', text, column => column.primaryKey().references('member.id'))
    .addColumn('hash', text, column => column.notNull().unique())
    .addColumn('until', text, column => column.notNull())
    .execute()
}
