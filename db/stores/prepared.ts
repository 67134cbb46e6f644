// Prepared: statements that are put together once for each connection, and run with other values each time.
import { type Compilable, type CompiledQuery, type Expression, type Kysely, type QueryResult, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'

/** What stands for values while a statement is put together: it can be bound, and not looked at. */
export type Slots<V> = {
  readonly [K in keyof V]: V[K] extends readonly (infer One)[]
    ? readonly Expression<One>[]
    : Expression<Exclude<V[K], undefined>>
}

type ValuesOf<S> = {
  readonly [K in keyof S]: S[K] extends readonly Expression<infer One>[]
    ? readonly One[]
    : S[K] extends Expression<infer One> | undefined
      ? One
      : never
}

type Values = Readonly<Record<string, unknown>>

/** Where a value belongs: its name, and for a list its place there. */
class Slot {
  readonly name: string
  readonly index: number | undefined
  constructor(name: string, index?: number) {
    this.name = name
    this.index = index
  }
}

/** The one row that is always there. */
export const only = <Row>({ rows: [row] }: QueryResult<Row>): Row => {
  if (row === undefined) throw new Error('a row that is always there is not')
  return row
}

/** Lists of different lengths make different statements; of those that came first one is put together again. */
const MOST_SHAPES = 32

/**
 * A statement whose text follows from the names of its values and the lengths of lists alone. To put one together takes
 * longer than SQLite takes to run it. Gives the rows and what else the database says.
 */
export const prepared = <S, Row>(build: (db: Kysely<Schema>, slots: S) => Compilable<Row>) => {
  const made = new WeakMap<object, Map<string, CompiledQuery<Row>>>()
  const queryFor = (db: Kysely<Schema>, values: ValuesOf<S>): CompiledQuery<Row> => {
    const { adapter } = db.getExecutor()
    const shapes = made.get(adapter) ?? new Map<string, CompiledQuery<Row>>()
    const shape = shapeOf(values)
    const known = shapes.get(shape)
    if (known !== undefined) return known
    const query = build(db, slotsFor(values) as S).compile()
    if (shapes.size === MOST_SHAPES) shapes.delete(shapes.keys().next().value ?? '')
    made.set(adapter, shapes.set(shape, query))
    return query
  }
  return async (db: Kysely<Schema>, values: ValuesOf<S>): Promise<QueryResult<Row>> => {
    const { query, queryId, sql, parameters } = queryFor(db, values)
    // Whoever watches the statements of this connection sees this one as well.
    db.getExecutor().transformQuery(query, queryId)
    return db.executeQuery({ query, queryId, sql, parameters: parameters.map(one => valueFor(one, values)) })
  }
}

const shapeOf = (values: Values): string => {
  let shape = ''
  for (const name in values) {
    const value = values[name]
    shape += Array.isArray(value) ? `${name}:${value.length},` : `${name},`
  }
  return shape
}

const slotsFor = (values: Values): unknown =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((_, index) => sql.val(new Slot(name, index))) : sql.val(new Slot(name)),
    ]),
  )

const valueFor = (parameter: unknown, values: Values): unknown => {
  if (!(parameter instanceof Slot)) return parameter
  const value = values[parameter.name]
  return parameter.index === undefined ? value : (value as readonly unknown[])[parameter.index]
}
