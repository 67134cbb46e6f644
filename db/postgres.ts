// PostgreSQL: a pool of connections that outlives a restart of the server.
import { Kysely, PostgresDialect } from 'kysely'
import pg, { type CustomTypesConfig } from 'pg'
import type { Connection } from './connection.ts'
import { postgresFaultOf } from './postgres-faults.ts'
import type { Schema } from './schema.ts'

/** Times in milliseconds. A process that was stopped in the middle of a transaction must not keep the others waiting. */
const settings = {
  application_name: 'palais',
  connectionTimeoutMillis: 5_000,
  statement_timeout: 30_000,
  query_timeout: 35_000,
  idle_in_transaction_session_timeout: 15_000,
  keepAlive: true,
}

/** OID of int8, which `count(*)` gives; here it counts nothing that a number could not hold. */
const INT8 = 20

/** Connects to `postgres://…`. Throws an OperatorFault when the server cannot be reached or does not let us in. */
export const connectPostgres = async (url: string): Promise<Connection> => {
  const types = {
    getTypeParser: (oid: number, format?: 'text') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
  }
  const pool = new pg.Pool({ connectionString: url, ...settings, types: types as CustomTypesConfig })
  // A connection that breaks fails its query, and the next one gets another; without listeners it would end the process.
  pool.on('error', ignore)
  pool.on('connect', client => client.on('error', ignore))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const faultOf = postgresFaultOf(url)
  try {
    await db.connection().execute(async () => undefined)
  } catch (error) {
    await pool.end()
    throw faultOf(error) ?? error
  }
  // Its log keeps what was written until it is recycled; renewing the keys makes that useless.
  return { kind: 'postgres', db, scrub: async () => undefined, faultOf }
}

const ignore = (): void => undefined
