// Endpoints: what the fake homeserver answers, by method and path; strict where a real one would let something slip.
import { claimKeys, queryKeys, uploadIdentity, uploadKeys, uploadSignatures } from './keys.ts'
import { type Content, isEncrypted, membershipOf, type Room, type Town, type TownDevice } from './town.ts'

export interface Question {
  readonly town: Town
  /** Whoever asks; the sign-in alone is asked by nobody. */
  readonly by: TownDevice
  /** The variable parts of the path, decoded. */
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  // What is asked is as it comes: each endpoint takes what it needs.
  // biome-ignore lint/suspicious/noExplicitAny: a test server reads hostile input nowhere
  readonly body: any
  readonly complain: (complaint: string) => void
}

export class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

type Answer = (question: Question) => object

const roomOf = ({ town, parts, by }: Question): Room => {
  const room = town.rooms.get(parts[0] ?? '')
  if (room === undefined || !['join', 'invite'].includes(String(membershipOf(room, by.user))))
    throw new Refusal(403, 'M_FORBIDDEN')
  return room
}

const LARGEST = 65_536

const send: Answer = question => {
  const { town, by, parts, body, complain } = question
  const [, type = '', transaction = ''] = parts
  const room = roomOf(question)
  const key = `${room.id} ${type} ${transaction}`
  const before = by.transactions.get(key)
  if (before !== undefined) return { event_id: before }
  if (type === 'm.room.message' && isEncrypted(room)) {
    complain(`in clear into an encrypted room: ${JSON.stringify(body)}`)
    throw new Refusal(403, 'M_FORBIDDEN')
  }
  if (type === 'm.room.encrypted' && ('body' in body || 'formatted_body' in body)) complain('text beside ciphertext')
  if (type === 'm.room.message' && body['m.mentions'] === undefined) complain('a message without m.mentions')
  if (JSON.stringify(body).length > LARGEST) throw new Refusal(413, 'M_TOO_LARGE')
  const { event_id } = town.say(room.id, { type, sender: by.user, content: body })
  by.transactions.set(key, event_id)
  return { event_id }
}

const redact: Answer = question => {
  const { town, by, parts } = question
  const [, target = ''] = parts
  const room = roomOf(question)
  const event = room.events.find(one => one.event_id === target)
  if (event === undefined) throw new Refusal(404, 'M_NOT_FOUND')
  const { event_id } = town.say(room.id, { type: 'm.room.redaction', sender: by.user, content: {}, redacts: target })
  room.events = room.events.map(one => (one === event ? { ...one, content: {} } : one))
  return { event_id }
}

const messages: Answer = question => {
  const { query } = question
  const from = Number(query.get('from')?.slice(1) ?? Number.POSITIVE_INFINITY)
  const earlier = roomOf(question).events.filter(event => event.seq < from)
  const chunk = earlier.slice(-Number(query.get('limit') ?? 10)).reverse()
  const last = chunk.at(-1)
  return {
    chunk,
    start: query.get('from') ?? '',
    ...(chunk.length < earlier.length && last !== undefined ? { end: `t${last.seq}` } : {}),
    state: [],
  }
}

const createRoom: Answer = ({ town, by, body }) => {
  const id = body.room_id ?? town.fresh('!')
  const sender = by.user
  const say = (type: string, content: Content, state_key = '') => town.say(id, { type, sender, content, state_key })
  say('m.room.create', { room_version: '11', creator: sender })
  say('m.room.member', { membership: 'join', displayname: nameOf(sender) }, sender)
  const trusted = body.preset === 'trusted_private_chat' ? body.invite : []
  say('m.room.power_levels', { users: Object.fromEntries([sender, ...trusted].map(user => [user, 100])) })
  say('m.room.join_rules', { join_rule: body.preset === 'public_chat' ? 'public' : 'invite' })
  for (const one of body.initial_state ?? []) say(one.type, one.content, one.state_key ?? '')
  for (const user of body.invite ?? []) invite({ town, id, sender, user, direct: body.is_direct === true })
  return { room_id: id }
}

const nameOf = (user: string): string => user.slice(1, user.indexOf(':'))

interface Invitation {
  readonly town: Town
  readonly id: string
  readonly sender: string
  readonly user: string
  readonly direct: boolean
}

const invite = ({ town, id, sender, user, direct }: Invitation): void =>
  void town.say(id, {
    type: 'm.room.member',
    sender,
    state_key: user,
    content: { membership: 'invite', displayname: nameOf(user), ...(direct ? { is_direct: true } : {}) },
  })

const becomes =
  (membership: 'join' | 'leave'): Answer =>
  ({ town, by, parts }) => {
    const room = town.rooms.get(parts[0] ?? '')
    const before = room && membershipOf(room, by.user)
    if (room === undefined || (membership === 'join' && !['invite', 'join'].includes(String(before))))
      throw new Refusal(403, 'M_FORBIDDEN')
    const content = { membership, displayname: nameOf(by.user) }
    town.say(room.id, { type: 'm.room.member', sender: by.user, state_key: by.user, content })
    return { room_id: room.id }
  }

const sendToDevice: Answer = ({ town, by, parts, body }) => {
  const seq = town.happen()
  for (const [user, devices] of Object.entries(
    body.messages as Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ))
    for (const device of town.devices.values())
      if (device.user === user) {
        const content = devices[device.id] ?? devices['*']
        if (content !== undefined) device.inbox.push({ seq, type: parts[0] ?? '', sender: by.user, content })
      }
  return {}
}

const keepData: Answer = ({ town, parts, body }) => {
  const [user = '', type = ''] = parts
  town.users.get(user)?.accountData.set(type, { seq: town.happen(), content: body })
  return {}
}

const dataOf: Answer = ({ town, parts: [user = '', type = ''] }) => {
  const kept = town.users.get(user)?.accountData.get(type)
  if (kept === undefined) throw new Refusal(404, 'M_NOT_FOUND')
  return kept.content as object
}

const identify: Answer = ({ town, by, body }) => {
  if (body.auth === undefined)
    throw Object.assign(new Refusal(401, 'M_FORBIDDEN'), {
      more: { flows: [{ stages: ['m.login.password'] }], session: 'once', params: {} },
    })
  uploadIdentity(town, by.user, body)
  return {}
}

const nothing = (): never => {
  throw new Refusal(404, 'M_NOT_FOUND')
}

const C = '/_matrix/client/v3'
const R = `${C}/rooms/:room`

/** Tried in order; a part that begins with a colon may be anything. */
export const endpoints: readonly (readonly [string, string, Answer])[] = [
  ['GET', '/_matrix/client/versions', () => ({ versions: ['v1.1', 'v1.11', 'v1.12'], unstable_features: {} })],
  ['GET', `${C}/pushrules/`, () => ({ global: {} })],
  ['GET', `${C}/capabilities`, () => ({ capabilities: {} })],
  ['GET', `${C}/account/whoami`, ({ by }) => ({ user_id: by.user, device_id: by.id })],
  ['POST', `${C}/user/:user/filter`, () => ({ filter_id: 'f' })],
  ['GET', `${C}/room_keys/version`, nothing],
  ['POST', `${C}/keys/upload`, ({ town, by, body }) => uploadKeys(town, by, body)],
  ['POST', `${C}/keys/query`, ({ town, by, body }) => queryKeys(town, by.user, Object.keys(body.device_keys))],
  ['POST', `${C}/keys/claim`, ({ town, body }) => claimKeys(town, body.one_time_keys)],
  ['POST', `${C}/keys/device_signing/upload`, identify],
  ['POST', `${C}/keys/signatures/upload`, ({ town, body }) => uploadSignatures(town, body)],
  ['PUT', `${C}/sendToDevice/:type/:transaction`, sendToDevice],
  ['PUT', `${C}/user/:user/account_data/:type`, keepData],
  ['GET', `${C}/user/:user/account_data/:type`, dataOf],
  ['POST', `${C}/createRoom`, createRoom],
  ['POST', `${R}/join`, becomes('join')],
  ['POST', `${C}/join/:room`, becomes('join')],
  ['POST', `${R}/leave`, becomes('leave')],
  ['PUT', `${R}/send/:type/:transaction`, send],
  ['PUT', `${R}/redact/:event/:transaction`, redact],
  ['GET', `${R}/messages`, messages],
  [
    'GET',
    `${R}/event/:event`,
    question => roomOf(question).events.find(event => event.event_id === question.parts[1]) ?? nothing(),
  ],
  ['POST', '/_matrix/media/v3/upload', ({ town }) => ({ content_uri: town.fresh('mxc') })],
  ['POST', `${C}/logout`, ({ town, by }) => ({ was: town.devices.delete(by.token) })],
]
