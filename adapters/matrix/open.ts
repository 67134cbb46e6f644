// Open: from the settings to a connection; the first time with the password that was set, later with what is kept.
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import { forgetHalf, isKept, openJournal } from '#adapters/matrix/store/open-journal.ts'
import { instantText } from '#src/instant-text.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import type { Stores } from '#src/ports.ts'
import type { Keyring } from '#src/security/keyring.ts'
import { recallAccount } from './account.ts'
import { type Connection, connectMatrix, type Surroundings } from './connect.ts'
import { type MatrixSettings, placeOf } from './settings.ts'
import { signIn } from './sign-in.ts'
import { HEARTBEAT, SIGNED_OUT } from './standing.ts'

export interface Around extends Omit<Surroundings, 'account' | 'journal' | 'stores' | 'signedOut'> {
  readonly stores: Surroundings['stores'] & Pick<Stores, 'heartbeats'>
  readonly keyring: Keyring
  /** Says something to whoever starts it. */
  readonly print: (text: string) => void
  /** Called when there is a connection: before this returns, or when another process has let go of the device. */
  readonly opened: (connection: Connection) => void
}

const LOOK_MS = 5_000

/** Throws an OperatorFault when the device cannot be opened or made. Of several replicas one connects, and the others wait their turn. */
export const openMatrix = async (settings: MatrixSettings, around: Around): Promise<AsyncDisposable> => {
  const open: { connection?: Connection } = {}
  const over = new AbortController()
  const tryOnce = async (): Promise<void> => {
    const connection = await connected(settings, around)
    if (connection === 'held') return
    open.connection = connection
    around.opened(connection)
  }
  await tryOnce()
  const waiting = (async () => {
    while (open.connection === undefined) {
      await pause(LOOK_MS, undefined, { signal: over.signal })
      await tryOnce().catch(around.failed)
    }
  })().catch(() => undefined)
  return {
    [Symbol.asyncDispose]: async () => {
      over.abort()
      await waiting
      await open.connection?.[Symbol.asyncDispose]()
    },
  }
}

const connected = async (settings: MatrixSettings, around: Around): Promise<Connection | 'held'> => {
  await using opened = new AsyncDisposableStack()
  const isNew = !(await isKept(settings.keptIn))
  const journal = await openJournal(settings.keptIn, around)
  if (journal === 'held') return 'held'
  opened.use(journal)
  const first = () =>
    firstAccount(journal, settings, around).catch(async error => {
      const isHalf = isNew && (await recallAccount(journal)) === undefined
      await opened.disposeAsync()
      if (isHalf) await forgetHalf(settings.keptIn)
      throw error
    })
  const account = (await recallAccount(journal)) ?? (await first())
  const signedOut = () => around.print(`Matrix: ${SIGNED_OUT}`)
  const connection = await connectMatrix({ ...around, account, journal, signedOut })
  const at = instantText(around.now())
  await around.stores.heartbeats.beat(HEARTBEAT, at)
  opened.move()
  return connection
}

const firstAccount = async (journal: Journal, settings: MatrixSettings, around: Around) => {
  const { credentials } = settings
  if (credentials?.password === undefined)
    throw new OperatorFault(
      `There is no Matrix device in ${placeOf(settings.keptIn)} yet. Type: palais matrix-login, or set MATRIX_HOMESERVER, MATRIX_USER and MATRIX_PASSWORD for the first start.`,
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
const kept = async (recoveryKey: string, { keptIn }: MatrixSettings): Promise<string> => {
  const path = 'file' in keptIn ? `${keptIn.file.replace(/\.db$/, '')}.recovery-key` : 'palais.matrix.recovery-key'
  const free = existsSync(path) ? `${path}-${Date.now()}` : path
  await writeFile(free, `${recoveryKey}\n`, { mode: 0o600, flag: 'wx' })
  return `The recovery key of the bot's Matrix identity is in ${free}. Move it to a safe place, away from this machine: it is nowhere else.`
}
