// PostgreSQL: a server of our own on this machine, in a folder of its own, that can be restarted as if its machine had crashed.
import { execFile } from 'node:child_process'
import { chown, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const programs = process.env.POSTGRES_BIN ?? '/usr/lib/postgresql/15/bin'

export interface PostgresServer extends AsyncDisposable {
  readonly port: number
  /** A new, empty database. */
  makeDatabase(name: string): Promise<void>
  urlOf(name: string, port?: number): string
  /** As after a crash: nothing is written, everybody is cut off, the log is replayed. */
  restart(): Promise<void>
}

export const postgresServer = async (folder: string): Promise<PostgresServer> => {
  const data = join(folder, 'postgres')
  const asUser = await userFor(folder, data)
  const port = await freePort()
  await asUser('initdb', ['--pgdata', data, '--username', 'postgres', '--auth', 'trust'])
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c shared_buffers=32MB`
  const control = (...given: readonly string[]) =>
    asUser('pg_ctl', ['--pgdata', data, '--log', join(data, 'log'), '--wait', '--silent', ...given])
  await control('--options', options, 'start')
  const urlOf = (name: string, at = port) => `postgres://postgres@127.0.0.1:${at}/${name}`
  return {
    port,
    urlOf,
    makeDatabase: async name => {
      const client = new pg.Client({ connectionString: urlOf('postgres') })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
    },
    restart: async () => void (await control('--options', options, '--mode', 'immediate', 'restart')),
    [Symbol.asyncDispose]: async () => void (await control('--mode', 'immediate', 'stop')),
  }
}

/** PostgreSQL refuses to run as root; its package makes a user for it. */
const userFor = async (folder: string, data: string) => {
  if (process.getuid?.() !== 0)
    return (program: string, given: readonly string[]) => run(join(programs, program), given)
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async which => Number((await run('id', [which, 'postgres'])).stdout)),
  )
  await mkdir(data, { mode: 0o700 })
  await chown(data, uid ?? 0, gid ?? 0)
  await chown(folder, uid ?? 0, gid ?? 0)
  const who = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  return (program: string, given: readonly string[]) => run('setpriv', [...who, join(programs, program), ...given])
}

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
