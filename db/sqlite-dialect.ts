// SQLite dialect: kysely over the driver that comes with Node.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely'

/** The dialect over one open database. */
export const sqliteDialect = (sqlite: DatabaseSync): Dialect => ({
  createAdapter: () => new Adapter(),
  createDriver: () => new Driver(sqlite),
  createIntrospector: db => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

/** Kysely's own lock of a single connection wakes all who wait for it whenever one is done; our driver lets in one after the other. */
class Adapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class Driver extends SqliteDriver {
  readonly #sqlite: DatabaseSync
  readonly #queue = queue()

  constructor(sqlite: DatabaseSync) {
    super({ database: asKyselyWantsIt(sqlite) })
    this.#sqlite = sqlite
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#queue.wait()
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    this.#queue.next()
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** A full disk has SQLite roll back by itself; asking again would hide the reason behind another error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.isTransaction) await super.rollbackTransaction(connection)
  }
}

/** One at a time, in the order in which they came. */
const queue = () => {
  const waiting: (() => void)[] = []
  let busy = false
  return {
    wait: async (): Promise<void> => {
      if (busy) await new Promise<void>(resolve => waiting.push(resolve))
      busy = true
    },
    next: (): void => {
      const first = waiting.shift()
      if (first === undefined) busy = false
      else first()
    },
  }
}

/** Statements that insert many rows differ in length, so not all can be kept. */
const KEPT_STATEMENTS = 200

const asKyselyWantsIt = (sqlite: DatabaseSync): SqliteDatabase => {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => sqlite.close(),
    prepare: text => {
      const known = kept.get(text)
      if (known !== undefined) return known
      const statement = prepare(sqlite, text)
      if (kept.size === KEPT_STATEMENTS) kept.delete(kept.keys().next().value ?? '')
      kept.set(text, statement)
      return statement
    },
  }
}

const prepare = (sqlite: DatabaseSync, text: string): SqliteStatement => {
  const statement = sqlite.prepare(text)
  return {
    reader: statement.columns().length > 0,
    all: parameters => statement.all(...(parameters as SQLInputValue[])),
    run: parameters => statement.run(...(parameters as SQLInputValue[])),
    iterate: parameters => statement.iterate(...(parameters as SQLInputValue[])),
  }
}
