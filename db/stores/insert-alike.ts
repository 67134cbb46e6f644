// Insert alike: many rows of one shape, in statements that are put together once.
import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { inChunks } from './in-chunks.ts'
import { prepared, type Slots } from './prepared.ts'

/** Rows per statement, far below the number of parameters that either database takes. */
const ROWS = 500

/**
 * Inserts rows that have the same columns in the same order, none undefined, and gives what the statements return.
 * `statement` binds the values of some rows and nothing else. A single row has a statement that stays.
 */
export const insertAlike = <Row extends object, Returned>(
  statement: (db: Kysely<Schema>, rows: readonly Row[]) => Compilable<Returned>,
) => {
  const insertOne = prepared((db, row: Slots<Row>) => statement(db, [row as unknown as Row]))
  return async (db: Kysely<Schema>, rows: readonly Row[]): Promise<readonly Returned[]> => {
    const [row] = rows
    if (rows.length === 1) return (await insertOne(db, row as never)).rows
    const built = new Map<number, CompiledQuery<Returned>>()
    const returned: Returned[] = []
    for (const chunk of inChunks(rows, ROWS)) {
      const query = built.get(chunk.length) ?? statement(db, chunk).compile()
      built.set(chunk.length, query)
      const result = await db.executeQuery<Returned>({ ...query, parameters: chunk.flatMap(row => Object.values(row)) })
      returned.push(...result.rows)
    }
    return returned
  }
}
