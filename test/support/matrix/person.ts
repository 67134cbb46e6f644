// Person: somebody with a client of their own on the fake homeserver, who says things encrypted and reads what came.
import {
  DecryptionSettings,
  DeviceId,
  DeviceLists,
  EncryptionSettings,
  initAsync,
  OlmMachine,
  RequestType,
  RoomId,
  TrustRequirement,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm'
import type { FakeHomeserver } from './fake-homeserver.ts'
import { type Content, isEncrypted, membershipOf, type Room, type TownEvent } from './town.ts'

export interface Read {
  readonly event: TownEvent
  /** What it says, when it could be read. */
  readonly content?: Content
}

export interface Person {
  readonly user: string
  readonly device: string
  /** The room of the person's making. */
  makeRoom(wishes: Wishes): Promise<string>
  join(room: string): Promise<void>
  leave(room: string): Promise<void>
  /** The event id. */
  say(room: string, body: string, more?: Content): Promise<string>
  /** What others said in a room so far, in order, as far as this device can read it. */
  read(room: string): Promise<readonly Read[]>
}

export interface Wishes {
  readonly invite: readonly string[]
  readonly direct?: boolean
  readonly encrypted?: boolean
  readonly id?: string
}

interface Outgoing {
  readonly id: string | undefined
  readonly type: RequestType
  readonly body: string
  readonly event_type?: string
  readonly txn_id?: string
}

const paths: Readonly<Partial<Record<RequestType, (request: Outgoing) => readonly ['POST' | 'PUT', string]>>> = {
  [RequestType.KeysUpload]: () => ['POST', 'keys/upload'],
  [RequestType.KeysQuery]: () => ['POST', 'keys/query'],
  [RequestType.KeysClaim]: () => ['POST', 'keys/claim'],
  [RequestType.SignatureUpload]: () => ['POST', 'keys/signatures/upload'],
  [RequestType.ToDevice]: ({ event_type, txn_id }) => ['PUT', `sendToDevice/${event_type}/${txn_id}`],
}

/** Signs in on a new device. `signed`: the device is signed by its owner. */
export const person = async (
  server: FakeHomeserver,
  user: string,
  device: 'signed' | 'unsigned' = 'signed',
): Promise<Person> => {
  await initAsync()
  const { id, token } = server.signIn(user)
  const machine = await OlmMachine.initialize(new UserId(user), new DeviceId(id))
  const known = new Map<string, Read>()
  let since = ''
  let caughtUp = -1
  let said = 0

  const ask = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await fetch(`${server.url}/_matrix/client/v3/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const told = (await answer.json()) as Readonly<Record<string, unknown>>
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(told)}`)
    return told
  }
  const pass = async (request: Outgoing): Promise<void> => {
    const [method, path] = paths[request.type]?.(request) ?? []
    if (method === undefined || path === undefined) return
    const told = await ask(method, path, request.body)
    if (request.id !== undefined) await machine.markRequestAsSent(request.id, request.type, JSON.stringify(told))
  }
  const upkeep = async (): Promise<void> => {
    for (const request of (await machine.outgoingRequests()) as Outgoing[]) await pass(request)
  }

  /** Everybody who is or was in a room with this person. */
  const company = (): ReadonlySet<string> => {
    const rooms = [...server.town.rooms.values()].filter(room => membershipOf(room, user) !== undefined)
    return new Set(rooms.flatMap(membersOf))
  }
  const catchUp = async (): Promise<void> => {
    if (server.town.seq() === caughtUp) return
    caughtUp = server.town.seq()
    await machine.updateTrackedUsers([...company()].map(one => new UserId(one)))
    await upkeep()
    const told = (await ask('GET', `sync?timeout=0${since}`)) as unknown as Told
    since = `&since=${told.next_batch}`
    await machine.receiveSyncChanges(
      JSON.stringify(told.to_device.events),
      new DeviceLists(told.device_lists.changed.map(one => new UserId(one))),
      new Map(Object.entries(told.device_one_time_keys_count)),
      new Set(told.device_unused_fallback_key_types),
    )
    await upkeep()
    for (const room of Object.keys(told.rooms.invite)) await ask('POST', `rooms/${encodeURIComponent(room)}/join`, {})
    for (const { timeline } of Object.values(told.rooms.join))
      for (const event of timeline.events) known.set(event.event_id, await opened(event))
  }
  const opened = async (event: TownEvent): Promise<Read> => {
    if (event.type !== 'm.room.encrypted') return { event, content: event.content }
    try {
      const settings = new DecryptionSettings(TrustRequirement.CrossSigned)
      const clear = await machine.decryptRoomEvent(JSON.stringify(event), new RoomId(event.room_id), settings)
      return { event, content: JSON.parse(clear.event).content }
    } catch {
      return { event }
    }
  }

  const encrypted = async (id: string, content: Content): Promise<string> => {
    const room = server.town.rooms.get(id)
    const members = room === undefined ? [] : membersOf(room)
    const users = () => members.map(one => new UserId(one))
    const claim = await machine.getMissingSessions(users())
    if (claim !== null && claim !== undefined) await pass(claim)
    for (const request of await machine.shareRoomKey(new RoomId(id), users(), new EncryptionSettings()))
      await pass(request)
    return machine.encryptRoomEvent(new RoomId(id), 'm.room.message', JSON.stringify(content))
  }

  await upkeep()
  if (device === 'signed') {
    const { uploadSigningKeysRequest, uploadSignaturesRequest } = await machine.bootstrapCrossSigning(true)
    const keys = JSON.parse(uploadSigningKeysRequest.body) as object
    await ask('POST', 'keys/device_signing/upload', { ...keys, auth: {} })
    await pass(uploadSignaturesRequest)
  }

  return {
    user,
    device: id,
    makeRoom: async ({ invite, direct = false, encrypted: isEncrypted = true, id: room_id }) => {
      const state = [{ type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } }]
      const made = await ask('POST', 'createRoom', {
        invite,
        is_direct: direct,
        room_id,
        preset: direct ? 'trusted_private_chat' : 'private_chat',
        initial_state: isEncrypted ? state : [],
      })
      return String(made.room_id)
    },
    join: async room => void (await ask('POST', `rooms/${encodeURIComponent(room)}/join`, {})),
    leave: async room => void (await ask('POST', `rooms/${encodeURIComponent(room)}/leave`, {})),
    say: async (room, body, more = {}) => {
      await catchUp()
      const content = { msgtype: 'm.text', body, 'm.mentions': {}, ...more }
      const here = server.town.rooms.get(room)
      const isSecret = here !== undefined && isEncrypted(here)
      const type = isSecret ? 'm.room.encrypted' : 'm.room.message'
      const wire = isSecret ? await encrypted(room, content) : content
      const path = `rooms/${encodeURIComponent(room)}/send/${type}/${id}-${++said}`
      return String((await ask('PUT', path, wire)).event_id)
    },
    read: async room => {
      await catchUp()
      return [...known.values()].filter(({ event }) => event.room_id === room && event.sender !== user)
    },
  }
}

/** Whoever was ever named as a member. */
const membersOf = ({ events }: Room): readonly string[] => [
  ...new Set(events.flatMap(({ type, state_key }) => (type === 'm.room.member' ? (state_key ?? []) : []))),
]

interface Told {
  readonly next_batch: string
  readonly to_device: { readonly events: readonly unknown[] }
  readonly device_lists: { readonly changed: readonly string[] }
  readonly device_one_time_keys_count: Readonly<Record<string, number>>
  readonly device_unused_fallback_key_types: readonly string[]
  readonly rooms: {
    readonly join: Readonly<Record<string, { readonly timeline: { readonly events: readonly TownEvent[] } }>>
    readonly invite: Readonly<Record<string, object>>
  }
}
