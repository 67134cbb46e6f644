// Homeserver: a real Synapse for one suite: SQLite, loopback, no federation, gone when the suite is over.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { python } from './python.ts'

export interface Homeserver extends AsyncDisposable {
  readonly url: string
  readonly name: string
  /** Adds an account with the password `password-of-<name>`; gives its user id. */
  register(name: string): Promise<string>
  /** Every byte that it keeps on disk. */
  kept(): Promise<Buffer>
}

export const passwordOf = (name: string): string => `password-of-${name}`

interface Wishes {
  /** Messages a second that one account may send; as many as it likes when absent. */
  readonly messagesPerSecond?: number
}

const SERVER_NAME = 'palais.test'

export const startHomeserver = async ({ messagesPerSecond }: Wishes = {}): Promise<Homeserver> => {
  if (python === undefined) throw new Error('Synapse is not installed: node test/synapse/install.ts')
  const folder = await mkdtemp(join(tmpdir(), 'palais-synapse-'))
  const secret = randomBytes(16).toString('hex')
  await writeFile(join(folder, 'log.yaml'), JSON.stringify(logging(folder)))
  await writeFile(
    join(folder, 'signing.key'),
    `ed25519 a_test ${randomBytes(32).toString('base64').replace('=', '')}\n`,
  )
  const { url, process } = await startOnFreePort({ folder, secret, messagesPerSecond })
  return {
    url,
    name: SERVER_NAME,
    register: name => register(url, secret, name),
    kept: () => everything(folder),
    [Symbol.asyncDispose]: async () => {
      const ended = new Promise(resolve => process.once('exit', resolve))
      if (process.exitCode === null) {
        process.kill('SIGKILL')
        await ended
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Setup {
  readonly folder: string
  readonly secret: string
  readonly messagesPerSecond: number | undefined
}

const TRIES = 3

/** Somebody else may take the port before Synapse does: then on another one. */
const startOnFreePort = async (setup: Setup): Promise<{ readonly url: string; readonly process: ChildProcess }> => {
  const { folder } = setup
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    await writeFile(join(folder, 'homeserver.yaml'), JSON.stringify(settingsOf({ ...setup, port })))
    const process = spawn(python ?? '', ['-m', 'synapse.app.homeserver', '-c', join(folder, 'homeserver.yaml')], {
      cwd: folder,
      stdio: 'ignore',
    })
    const url = `http://127.0.0.1:${port}`
    try {
      await answering(url, process, folder)
      return { url, process }
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

const settingsOf = ({ folder, port, secret, messagesPerSecond }: Setup & { readonly port: number }) => {
  const free = { per_second: 10_000, burst_count: 10_000 }
  const message = messagesPerSecond === undefined ? free : { per_second: messagesPerSecond, burst_count: 1 }
  return {
    server_name: SERVER_NAME,
    pid_file: join(folder, 'pid'),
    listeners: [
      {
        port,
        type: 'http',
        bind_addresses: ['127.0.0.1'],
        resources: [{ names: ['client', 'media'], compress: false }],
      },
    ],
    database: { name: 'sqlite3', args: { database: join(folder, 'homeserver.db') } },
    media_store_path: join(folder, 'media'),
    signing_key_path: join(folder, 'signing.key'),
    log_config: join(folder, 'log.yaml'),
    registration_shared_secret: secret,
    macaroon_secret_key: secret,
    form_secret: secret,
    report_stats: false,
    trusted_key_servers: [],
    federation_domain_whitelist: [],
    presence: { enabled: false },
    rc_message: message,
    rc_registration: free,
    rc_login: { address: free, account: free, failed_attempts: free },
    rc_joins: { local: free, remote: free },
    rc_joins_per_room: free,
    rc_invites: { per_room: free, per_user: free, per_issuer: free },
    rc_admin_redaction: free,
    rc_room_creation: free,
  }
}

const logging = (folder: string) => ({
  version: 1,
  formatters: { plain: { format: '%(levelname)s %(name)s %(message)s' } },
  handlers: { file: { class: 'logging.FileHandler', formatter: 'plain', filename: join(folder, 'log') } },
  root: { level: 'WARNING', handlers: ['file'] },
})

const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

const answering = async (url: string, process: ChildProcess, folder: string): Promise<void> => {
  for (;;) {
    if (process.exitCode !== null)
      throw new Error(
        `Synapse ended at once: ${(await readFile(join(folder, 'log'), 'utf8').catch(() => '')).slice(-2000)}`,
      )
    const up = await fetch(`${url}/health`).then(
      answer => answer.ok,
      () => false,
    )
    if (up) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

/** By the shared secret, as an administrator's script would. */
const register = async (url: string, secret: string, name: string): Promise<string> => {
  const address = `${url}/_synapse/admin/v1/register`
  const { nonce } = (await (await fetch(address)).json()) as { nonce: string }
  const password = passwordOf(name)
  const mac = createHmac('sha1', secret).update([nonce, name, password, 'notadmin'].join('\0')).digest('hex')
  const answer = await fetch(address, {
    method: 'POST',
    body: JSON.stringify({ nonce, username: name, password, admin: false, mac }),
  })
  const made = (await answer.json()) as { user_id?: string }
  if (made.user_id === undefined) throw new Error(`${name} could not be registered: ${JSON.stringify(made)}`)
  return made.user_id
}

const everything = async (folder: string): Promise<Buffer> => {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const kept = files.filter(file => file.isFile()).map(file => readFile(join(file.parentPath, file.name)))
  return Buffer.concat(await Promise.all(kept))
}
