// Text columns: compared byte by byte on both databases, so that instants, days and short names sort the same everywhere.
import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely'

/** The type of every text column. PostgreSQL would otherwise sort by the language of the server. */
export const textFor = (db: Kysely<unknown>): RawBuilder<unknown> =>
  db.getExecutor().adapter instanceof PostgresAdapter ? sql`text collate "C"` : sql`text`
