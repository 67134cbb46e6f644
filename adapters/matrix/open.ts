// Open: from the settings to a connection; the first time with the password that was set, later with what is kept.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import { sqliteJournal } from '#adapters/matrix/store/sqlite-journal.ts'
import { instantText } from '#src/instant-text.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Stores } from '#src/ports.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { recallAccount } from './account.ts'
import { type Connection, connectMatrix, type Surroundings } from './connect.ts'
import type { MatrixSettings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { HEARTBEAT } from './standing.ts'

export interface Around extends Omit<Surroundings, 'account' | 'journal' | 'stores'> {
  readonly stores: Surroundings['stores'] & Pick<Stores, 'heartbeats'>
  readonly keyring: Keyring
  /** Says something to whoever starts it. */
  readonly print: (text: string) => void
}

/** Throws an OperatorFault when the device cannot be opened or made. */
export const openMatrix = async (settings: MatrixSettings, around: Around): Promise<Connection> => {
  await using opened = new AsyncDisposableStack()
  const journal = opened.use(sqliteJournal(settings.file, around.keyring))
  const account = (await recallAccount(journal)) ?? (await firstAccount(journal, settings, around))
  const connection = await connectMatrix({ ...around, account, journal })
  const at = instantText(around.now())
  await around.stores.heartbeats.beat(HEARTBEAT, at)
  opened.move()
  return connection
}

const firstAccount = async (journal: Journal, settings: MatrixSettings, around: Around) => {
  const { credentials } = settings
  if (credentials?.password === undefined)
    throw new OperatorFault(
      `${settings.file} holds no device yet. Type: palais matrix-login, or set MATRIX_HOMESERVER, MATRIX_USER and MATRIX_PASSWORD for the first start.`,
    )
  const { password, recoveryKey } = credentials
  const signed = await signIn(
    { ...credentials, password, recoveryKey: async () => recoveryKey },
    { ...around, journal },
  )
  if (signed.recoveryKey !== undefined) around.print(await kept(signed.recoveryKey, settings))
  return signed.account
}

/** Nobody may be there to read it, and a log is no place for it. */
const kept = async (recoveryKey: string, { file }: MatrixSettings): Promise<string> => {
  const path = `${file.replace(/\.db$/, '')}.recovery-key`
  const free = existsSync(path) ? `${path}-${Date.now()}` : path
  await writeFile(free, `${recoveryKey}\n`, { mode: 0o600, flag: 'wx' })
  return `The recovery key of the bot's Matrix identity is in ${free}. Move it to a safe place, away from this machine: it is nowhere else.`
}
