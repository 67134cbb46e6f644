// Device: the library's client on the bot's one device, with keys that survive every end of the process.
import './silence.ts'
import { ClientEvent, createClient, Filter, HttpApiEvent, type MatrixClient, SyncState } from 'matrix-js-sdk'
import type { CryptoBackend } from 'matrix-js-sdk/lib/common-crypto/CryptoBackend.js'
import { type CryptoCallbacks, OnlySignedDevicesIsolationMode } from 'matrix-js-sdk/lib/crypto-api/index.js'
import { type Durable, durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import type { Account } from './account.ts'
import { silent } from './silence.ts'
import { SyncStore } from './sync-store.ts'

export interface Device {
  readonly client: MatrixClient
  readonly crypto: CryptoBackend
  readonly account: Account
  /** The state of rooms and members is the server's own, seen since the start, and syncing goes on. */
  readonly live: () => boolean
  /** Resolves once it is live for the first time. Rejects when the homeserver does not know the token any more. */
  readonly followed: () => Promise<void>
  /** Resolves when all that the network may be shown is on the disk. To be awaited before anything leaves. */
  readonly kept: () => Promise<void>
  /** Not live any more: nothing new leaves. */
  readonly hush: () => void
  /** Ends listening, with everything written down. */
  readonly close: () => Promise<void>
}

export interface Opening {
  readonly journal: Journal
  readonly account: Account
  /** Ends the process: what could not be written, or not be understood, must not be lost by going on. */
  readonly stop: (code: string, error?: unknown) => void
  /** Nothing that was heard is still being worked on. */
  readonly answered: () => boolean
  readonly secrets?: CryptoCallbacks
  /** The homeserver does not know the token any more. */
  readonly signedOut?: (error: unknown) => void
}

/** Opens the keys and makes a client that does not listen yet. Throws an OperatorFault when they cannot be read. */
export const openDevice = async (opening: Opening): Promise<Device> => {
  const { journal, account, stop, answered, secrets } = opening
  const engine = await durableFactory({ journal, failed: error => stop('journal-failed', error) })
  // The crypto library takes its database from here, and from nowhere else.
  Object.defineProperty(globalThis, 'indexedDB', { value: engine, configurable: true, writable: true })
  const store = new SyncStore(engine, answered)
  const client = createClient({
    baseUrl: account.url,
    userId: account.user,
    deviceId: account.device,
    accessToken: account.token,
    store,
    logger: silent,
    fetchFn: async (...asked) => {
      await engine.flushed()
      return fetch(...asked)
    },
    disableVoip: true,
    ...(secrets === undefined ? {} : { cryptoCallbacks: secrets }),
  })
  await store.startup()
  // A store that fails would go on in memory, without a word.
  store.on('degraded', error => stop('store-degraded', error))
  await client.initRustCrypto({ cryptoDatabasePrefix: `palais-${account.device}` })
  const crypto = cryptoOf(client)
  openTogether(crypto, engine)
  crypto.setDeviceIsolationMode(new OnlySignedDevicesIsolationMode())
  const state = follow(client, opening)
  return {
    client,
    crypto,
    account,
    live: () => state.live && !state.hushed,
    kept: () => engine.flushed(),
    hush: () => {
      state.hushed = true
    },
    followed: async () => {
      await start(client)
      await state.first
    },
    close: async () => {
      await stopped(client)
      await store.save(true)
      await engine.flushed()
      engine.end()
    },
  }
}

/**
 * The library opens what came from other devices in several writes: the one-time key is used up and the Olm session goes
 * on before what was in the message is kept. A process that dies in between could never open it again, and would have
 * lost the keys that it brought.
 */
const openTogether = (crypto: CryptoBackend, engine: Durable): void => {
  const open = crypto.processSyncChanges.bind(crypto)
  crypto.processSyncChanges = changes => engine.together(() => open(changes))
}

const cryptoOf = (client: MatrixClient): CryptoBackend => {
  const crypto = client.getCrypto()
  if (crypto === undefined || !('encryptEvent' in crypto)) throw new Error('the library has no encryption')
  return crypto as CryptoBackend
}

const follow = (client: MatrixClient, { stop, signedOut }: Opening) => {
  const first = Promise.withResolvers<void>()
  // Whoever does not wait for it learns it from the state.
  first.promise.catch(() => undefined)
  const state = { live: false, hushed: false, first: first.promise }
  client.on(ClientEvent.Sync, (now, _before, data) => {
    // What comes from the cache may show members who have left since.
    if (now === SyncState.Syncing && data?.fromCache !== true) {
      state.live = true
      first.resolve()
    }
    if (now === SyncState.Reconnecting || now === SyncState.Error || now === SyncState.Stopped) state.live = false
  })
  // The library would go on, and acknowledge what it did not understand.
  client.on(ClientEvent.SyncUnexpectedError, error => stop('sync-failed', error))
  client.once(HttpApiEvent.SessionLoggedOut, error => {
    state.live = false
    first.reject(error)
    signedOut?.(error)
  })
  return state
}

const STOP_MS = 2_000

/** Waits for what is being worked on; while the server is away that is nothing, and nobody says so. */
const stopped = async (client: MatrixClient): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  client.on(ClientEvent.Sync, now => {
    if (now === SyncState.Stopped) resolve()
  })
  const late = setTimeout(resolve, STOP_MS)
  if (!client.clientRunning) resolve()
  client.stopClient()
  await promise
  clearTimeout(late)
}

/** Every member of every room: keys are for whoever is there, and a list in parts would miss who left. */
const start = async (client: MatrixClient): Promise<void> => {
  const filter = new Filter(client.getUserId())
  filter.setDefinition({
    room: { timeline: { limit: 100 }, state: { lazy_load_members: false } },
    presence: { not_types: ['*'] },
  })
  await client.startClient({ filter, lazyLoadMembers: false })
}
