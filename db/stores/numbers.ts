// Numbers: one counter row per series; raising it keeps others waiting until the commit, so no number comes twice.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Numbers } from '#src/security/numbers.ts'

export const numbers = (db: Kysely<Schema>): Numbers => ({
  async next(series) {
    const { last } = await db
      .insertInto('counter')
      .values({ series, last: 1 })
      .onConflict(conflict => conflict.column('series').doUpdateSet(row => ({ last: row('counter.last', '+', 1) })))
      .returning('last')
      .executeTakeFirstOrThrow()
    return last
  },
})
