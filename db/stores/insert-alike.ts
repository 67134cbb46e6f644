// Insert alike: many rows of one shape, in statements that are put together once.
import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { inChunks } from './in-chunks.ts'

/** Rows per statement, far below the number of parameters that either database takes. */
const ROWS = 500

interface Insert<Row, Returned> {
  readonly rows: readonly Row[]
  /** The statement for some of them. It binds their values and nothing else. */
  readonly statement: (some: readonly Row[]) => Compilable<Returned>
}

/**
 * Inserts rows that have the same columns in the same order, none undefined, and gives what the statements return.
 * Putting a statement together takes longer than running it, so those for the same number of rows are one.
 */
export const insertAlike = async <Row extends object, Returned>(
  db: Kysely<Schema>,
  { rows, statement }: Insert<Row, Returned>,
): Promise<readonly Returned[]> => {
  const built = new Map<number, CompiledQuery<Returned>>()
  const returned: Returned[] = []
  for (const chunk of inChunks(rows, ROWS)) {
    const query = built.get(chunk.length) ?? statement(chunk).compile()
    built.set(chunk.length, query)
    const result = await db.executeQuery<Returned>({ ...query, parameters: chunk.flatMap(row => Object.values(row)) })
    returned.push(...result.rows)
  }
  return returned
}
