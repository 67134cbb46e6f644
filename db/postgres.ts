// PostgreSQL: a pool of connections that survives a restart of the server.
import { Kysely, PostgresDialect } from 'kysely'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Connection } from './connection.ts'
import type { Schema } from './schema.ts'

/** OID of int8, which `count(*)` answers; the numbers here are small. */
const INT8 = 20

/** Connects to `postgres://…`. Throws an OperatorFault when the server cannot be reached or refuses. */
export const connectPostgres = async (url: string): Promise<Connection> => {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'palais',
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: 'text') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    } as import('pg').CustomTypesConfig,
  })
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const faultOf = faultOfServer(url)
  try {
    await db.connection().execute(async () => undefined)
  } catch (error) {
    await pool.end()
    throw faultOf(error) ?? error
  }
  return { kind: 'postgres', db, faultOf }
}

/** Error classes of https://www.postgresql.org/docs/current/errcodes-appendix.html, and of the network. */
const sentences: Readonly<Record<string, (where: string) => string>> = {
  ECONNREFUSED: where => `No PostgreSQL server answers at ${where}; start it, or correct DATABASE_URL.`,
  ENOTFOUND: where => `The host of ${where} is not known; correct DATABASE_URL.`,
  EAI_AGAIN: where => `The host of ${where} cannot be looked up now; check the network or DATABASE_URL.`,
  ETIMEDOUT: where => `PostgreSQL at ${where} does not answer; check the network or DATABASE_URL.`,
  '28P01': where => `PostgreSQL at ${where} refuses the user name or password; correct DATABASE_URL.`,
  '28000': where =>
    `PostgreSQL at ${where} does not let this user in; correct DATABASE_URL or the server's pg_hba.conf.`,
  '3D000': where => `There is no database ${where}; make it with createdb, or correct DATABASE_URL.`,
  '42501': where => `The user may not make tables in ${where}; make the user the owner of the database.`,
  '53100': where => `The disk of PostgreSQL at ${where} is full; free some space and start again.`,
  '53300': where => `PostgreSQL at ${where} has no connection left; raise max_connections or stop something else.`,
  '57P03': where => `PostgreSQL at ${where} is starting or stopping; try again in a moment.`,
  '25006': where => `PostgreSQL at ${where} takes no writes; name the primary server in DATABASE_URL.`,
}

const faultOfServer = (url: string) => {
  const { host, pathname } = new URL(url)
  return (error: unknown): OperatorFault | undefined => {
    const { code, message } = error as { code?: unknown; message?: unknown }
    const timedOut = typeof message === 'string' && message.includes('timeout exceeded when trying to connect')
    const sentence = sentences[timedOut ? 'ETIMEDOUT' : String(code)]
    return sentence === undefined ? undefined : new OperatorFault(sentence(`${host}${pathname}`), { cause: error })
  }
}
