// Numbers: one counter row per series; raising it keeps others waiting until the commit, so no number comes twice.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Numbers, Series } from '#src/security/numbers.ts'
import { only, prepared, type Slots } from './prepared.ts'

export const numbers = (db: Kysely<Schema>): Numbers => {
  /** Raises the counter and gives where it stands then. */
  const raise = async (series: Series, by: number): Promise<number> => {
    const { last } = only(await raiseBy(db, { series, by }))
    return last
  }

  return {
    next: series => raise(series, 1),
    several: async (series, count) => (await raise(series, count)) - count + 1,
  }
}

const raiseBy = prepared((db, { series, by }: Slots<{ series: Series; by: number }>) =>
  db
    .insertInto('counter')
    .values({ series, last: by })
    .onConflict(conflict => conflict.column('series').doUpdateSet(row => ({ last: row('counter.last', '+', by) })))
    .returning('last'),
)
