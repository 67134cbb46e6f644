// Listener: a further device of somebody, with the library that many clients are made of, which says what would make it ring.

import { ClientEvent, createClient, type MatrixEvent, SyncState } from 'matrix-js-sdk'
import { silent } from '#adapters/matrix/silence.ts'
import { type Homeserver, passwordOf } from './homeserver.ts'
import type { Peer } from './peer.ts'

export interface Listener extends AsyncDisposable {
  /** Whether it can read an event that came within a few seconds. */
  reads(room: string, event: string): Promise<boolean>
  /** What its owner's push rules make of an event, once it can be read: `silent` or `notify`, and what comes with that. */
  rings(room: string, event: string): Promise<string>
}

const SOON_MS = 3_000
const LONGEST_MS = 240_000
const LOOK_MS = 50

/** Signs somebody in once more; they sign the device with the identity that they have. */
export const startListener = async (server: Homeserver, owner: Peer): Promise<Listener> => {
  const baseUrl = server.url
  const name = owner.user.slice(1, owner.user.indexOf(':'))
  const identifier = { type: 'm.id.user', user: name } as const
  const signedIn = await createClient({ baseUrl, logger: silent }).loginRequest({
    type: 'm.login.password',
    identifier,
    password: passwordOf(name),
  })
  const { user_id: userId, device_id: deviceId, access_token: accessToken } = signedIn
  const client = createClient({ baseUrl, userId, deviceId, accessToken, logger: silent })
  await client.initRustCrypto({ useIndexedDB: false })
  const synced = Promise.withResolvers<void>()
  client.on(ClientEvent.Sync, state => void (state === SyncState.Syncing && synced.resolve()))
  await client.startClient({ lazyLoadMembers: false })
  await synced.promise
  await owner.order({ do: 'sign', device: deviceId })
  const found = async (room: string, id: string, within: number): Promise<MatrixEvent | undefined> => {
    for (let waited = 0; waited < within; waited += LOOK_MS) {
      const event = client.getRoom(room)?.findEventById(id)
      if (event?.isEncrypted() === true && event.getClearContent() !== null && !event.isDecryptionFailure())
        return event
      await new Promise(resolve => setTimeout(resolve, LOOK_MS))
    }
    return undefined
  }
  return {
    reads: async (room, id) => (await found(room, id, SOON_MS)) !== undefined,
    rings: async (room, id) => {
      const event = await found(room, id, LONGEST_MS)
      if (event === undefined) throw new Error(`${owner.user} never read ${id}`)
      const { notify = false, tweaks = {} } = client.getPushActionsForEvent(event, true) ?? {}
      const with_ = Object.entries(tweaks).flatMap(([tweak, value]) => (value ? [tweak] : []))
      return [notify ? 'notify' : 'silent', ...with_.toSorted()].join(' ')
    },
    [Symbol.asyncDispose]: async () => client.stopClient(),
  }
}
