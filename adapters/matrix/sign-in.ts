// Sign in: one device for the bot, signed by its own identity; with a recovery key that is shown once and never kept.
import './silence.ts'
import type { CryptoCallbacks } from 'matrix-js-sdk/lib/crypto-api/index.js'
import { decodeRecoveryKey } from 'matrix-js-sdk/lib/crypto-api/recovery-key.js'
import type { UIAuthCallback } from 'matrix-js-sdk/lib/interactive-auth.js'
import { z } from 'zod'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import { OperatorFault } from '#src/operator-fault.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { type Account, keepAccount } from './account.ts'
import { openDevice } from './device.ts'
import { asking } from './server.ts'

export interface Credentials {
  /** `https://matrix.example.org`, or the name of a server that says where it is: `example.org`. */
  readonly homeserver: string
  readonly user: string
  readonly password: string
  /** Asked for only when the account has an identity already: what was shown when that was made. */
  readonly recoveryKey: () => Promise<string | undefined>
}

export interface SignedIn {
  readonly account: Account
  /** Of an identity that was just made; nothing else in the world has it. */
  readonly recoveryKey?: string
}

interface Care {
  readonly journal: Journal
  readonly stop: (code: string, error?: unknown) => void
  readonly timeout: Temporal.Duration
}

/** Throws an OperatorFault that says what to do; the device that it made by then is signed out again. */
export const signIn = async (credentials: Credentials, care: Care): Promise<SignedIn> => {
  const url = await findServer(credentials.homeserver, care.timeout)
  const account = await logIn(url, credentials, care.timeout)
  try {
    const recoveryKey = await establish(account, credentials, care)
    await keepAccount(care.journal, account)
    return { account, ...(recoveryKey === undefined ? {} : { recoveryKey }) }
  } catch (error) {
    await asking(
      account,
      care.timeout,
    )({ method: 'POST', path: '/_matrix/client/v3/logout', body: {} }).catch(() => undefined)
    throw error
  }
}

/** `ended`: the device is still there, and its owner may sign in on it again · `forgotten`: nothing of it is left. Silence counts as `open`. */
export const sessionOf = async (
  account: Account,
  timeout: Temporal.Duration,
): Promise<'open' | 'ended' | 'forgotten'> =>
  asking(
    account,
    timeout,
  )({ method: 'GET', path: '/_matrix/client/v3/account/whoami' }).then(
    () => 'open',
    error => {
      const code = error instanceof SendFault ? error.code : ''
      return code === 'session-ended' ? 'ended' : code === 'signed-out' ? 'forgotten' : 'open'
    },
  )

/** The same device with a new token. Throws an OperatorFault. */
export const signInAgain = async (before: Account, password: string, timeout: Temporal.Duration): Promise<Account> => {
  const { url, user, device } = before
  const account = await logIn(url, { user, password, device }, timeout)
  if (account.device !== device || account.user !== user)
    throw new OperatorFault('The homeserver gave another device. Nothing was changed here.')
  return account
}

const wellKnown = z.object({ 'm.homeserver': z.object({ base_url: z.url() }) })

/** An address is taken as it is; a name is asked where its homeserver is (Client-Server API, server discovery). */
const findServer = async (typed: string, timeout: Temporal.Duration): Promise<string> => {
  if (/^https?:\/\//.test(typed)) return typed.replace(/\/+$/, '')
  const url = `https://${typed}`
  const said = await asking({ url }, timeout)({ method: 'GET', path: '/.well-known/matrix/client' }).catch(() => ({}))
  const found = wellKnown.safeParse(said)
  return found.success ? found.data['m.homeserver'].base_url.replace(/\/+$/, '') : url
}

const login = z.object({ user_id: z.string(), device_id: z.string(), access_token: z.string() })

interface Login extends Pick<Credentials, 'user' | 'password'> {
  /** One that is there already; a new one when absent. */
  readonly device?: string
}

const logIn = async (url: string, { user, password, device }: Login, timeout: Temporal.Duration): Promise<Account> => {
  const body = {
    type: 'm.login.password',
    identifier: { type: 'm.id.user', user },
    password,
    ...(device === undefined ? { initial_device_display_name: 'Palais' } : { device_id: device }),
  }
  const answer = await asking(
    { url },
    timeout,
  )({ method: 'POST', path: '/_matrix/client/v3/login', body }).catch(error => {
    throw explained(error, url)
  })
  const { user_id, device_id, access_token } = login.parse(answer)
  return { url, user: user_id, device: device_id, token: access_token }
}

const explained = (error: unknown, url: string): unknown => {
  if (!(error instanceof SendFault)) return error
  if (error.code === 'm-forbidden')
    return new OperatorFault('The homeserver does not know this user with this password.', { cause: error })
  return new OperatorFault(`The homeserver ${url} did not answer as one does (${error.code}). Is the address right?`, {
    cause: error,
  })
}

/** Makes an identity for an account that has none, or signs the new device with the one it has. The recovery key of a new one. */
const establish = async (
  account: Account,
  credentials: Credentials,
  { journal, stop }: Care,
): Promise<string | undefined> => {
  const secret: Secret = {}
  const device = await openDevice({ journal, account, stop, answered: () => true, secrets: secretsFrom(secret) })
  const { crypto } = device
  try {
    await device.followed()
    if (await crypto.userHasCrossSigningKeys(account.user, true)) {
      const typed = await credentials.recoveryKey()
      if (typed === undefined) throw new OperatorFault(hasIdentity(account.user))
      secret.key = decoded(typed)
      await crypto.bootstrapCrossSigning({}).catch(cause => {
        throw new OperatorFault(WRONG_KEY, { cause })
      })
      if (!(await crypto.isCrossSigningReady())) throw new OperatorFault(WRONG_KEY)
      return undefined
    }
    const made = await crypto.createRecoveryKeyFromPassphrase()
    await crypto.bootstrapCrossSigning({ authUploadDeviceSigningKeys: byPassword(account, credentials) })
    // No backup of message keys on the server: the bot needs no history, and the fewer copies the better.
    await crypto.bootstrapSecretStorage({ createSecretStorageKey: async () => made, setupNewSecretStorage: true })
    return made.encodedPrivateKey
  } finally {
    await device.close()
  }
}

const WRONG_KEY = 'The recovery key does not open the identity of this account.'

const hasIdentity = (user: string): string =>
  `${user} has an identity already, and its keys are not here: the file of the Matrix device was lost, or never was on this machine. Put back your copy of it; or type: palais matrix-login, with the recovery key that was shown when it was made. No new identity was made.`

const decoded = (typed: string): Uint8Array<ArrayBuffer> => {
  try {
    return decodeRecoveryKey(typed.trim())
  } catch (cause) {
    throw new OperatorFault('This is no recovery key: it has twelve groups of four letters and digits.', { cause })
  }
}

interface Secret {
  key?: Uint8Array<ArrayBuffer>
}

const secretsFrom = (secret: Secret): CryptoCallbacks => ({
  getSecretStorageKey: async ({ keys }) => {
    const [id] = Object.keys(keys)
    return id === undefined || secret.key === undefined ? null : [id, secret.key]
  },
  cacheSecretStorageKey: (_id, _info, key) => {
    secret.key = key
  },
})

const byPassword =
  ({ user }: Account, { password }: Credentials): UIAuthCallback<void> =>
  async makeRequest =>
    makeRequest({ type: 'm.login.password', identifier: { type: 'm.id.user', user }, password })
