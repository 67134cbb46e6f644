// PostgreSQL faults: error codes that the operator can do something about, in sentences.
import { OperatorFault } from '#src/operator-fault.ts'

// Of the network, and of https://www.postgresql.org/docs/current/errcodes-appendix.html.
const sentences: Readonly<Record<string, (where: string) => string>> = {
  ECONNREFUSED: where => `No PostgreSQL server answers at ${where}; start it, or correct DATABASE_URL.`,
  ENOENT: where => `No PostgreSQL server answers at ${where}; start it, or correct DATABASE_URL.`,
  ENOTFOUND: where => `Nobody knows the host of ${where}; correct DATABASE_URL.`,
  EAI_AGAIN: where => `The host of ${where} cannot be looked up now; check the network, or correct DATABASE_URL.`,
  ETIMEDOUT: where => `PostgreSQL at ${where} does not answer; check the network, or correct DATABASE_URL.`,
  EHOSTUNREACH: where => `There is no way to ${where}; check the network, or correct DATABASE_URL.`,
  '28P01': where => `PostgreSQL at ${where} refuses this user or password; correct DATABASE_URL.`,
  '28000': where =>
    `PostgreSQL at ${where} does not let this user in; correct DATABASE_URL or the server's pg_hba.conf.`,
  '3D000': where => `PostgreSQL has no database ${where}; make it with createdb, or correct DATABASE_URL.`,
  '42501': where => `This user may not make tables in ${where}; make the user the owner of the database.`,
  '53100': where => `The disk of PostgreSQL at ${where} is full; free some space and start again.`,
  '53300': where => `PostgreSQL at ${where} has no connection left; raise max_connections, or stop something else.`,
  '57P03': where => `PostgreSQL at ${where} is just starting or stopping; try again in a moment.`,
  '25006': where => `PostgreSQL at ${where} takes no writes; name the primary server in DATABASE_URL.`,
}

/** What an error of `pg` asks of the operator; names host and database of the URL, never the password. */
export const postgresFaultOf = (url: string) => {
  const { host, pathname } = new URL(url)
  const where = `${host || 'the local socket'}${pathname}`
  return (error: unknown): OperatorFault | undefined => {
    const sentence = sentences[codeOf(error as { code?: unknown; message?: unknown })]
    return sentence && new OperatorFault(sentence(where), { cause: error })
  }
}

/** Two errors of `pg` have no code: no connection in time, and no password where the server wants one. */
const codeOf = ({ code, message }: { code?: unknown; message?: unknown }): string => {
  if (typeof code === 'string') return code
  const text = String(message)
  if (text.startsWith('SASL')) return '28P01'
  return /timeout/.test(text) ? 'ETIMEDOUT' : ''
}
