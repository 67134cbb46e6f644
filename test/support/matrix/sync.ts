// Sync: what one device is told of everything that happened since it asked last (Client-Server API, syncing).
import { membershipOf, type Room, stateBefore, stateNow, type Town, type TownDevice, type TownEvent } from './town.ts'

export interface Asked {
  readonly since: number
  /** Events of a room at once; earlier ones are fetched by whoever wants them. */
  readonly limit: number
}

/** The answer, and whether there is any news in it. */
export const syncFor = (town: Town, device: TownDevice, { since, limit }: Asked) => {
  const user = town.users.get(device.user)
  // What the device has seen is forgotten here.
  const unseen = device.inbox.filter(one => one.seq > since)
  device.inbox.splice(0, device.inbox.length, ...unseen)
  const join: Record<string, object> = {}
  const invite: Record<string, object> = {}
  const leave: Record<string, object> = {}
  for (const room of town.rooms.values()) {
    const membership = membershipOf(room, device.user)
    const isNews = room.events.some(event => event.seq > since)
    if (!isNews) continue
    if (membership === 'join') join[room.id] = joined(room, { user: device.user, since, limit })
    else if (membership === 'invite') invite[room.id] = { invite_state: { events: [...stateNow(room).values()] } }
    else if (membership !== undefined && since > 0)
      leave[room.id] = { timeline: { events: room.events.filter(event => event.seq > since) } }
  }
  const data = [...(user?.accountData ?? [])].filter(([, { seq }]) => seq > since)
  const company = companyOf(town, device.user)
  const changed = [...town.users.values()].flatMap(({ id, keysChangedAt }) =>
    company.has(id) && Math.max(keysChangedAt, company.get(id) ?? 0) > since ? [id] : [],
  )
  const hasNews =
    unseen.length + data.length + changed.length + [join, invite, leave].flatMap(one => Object.keys(one)).length > 0
  return {
    hasNews,
    body: {
      next_batch: `s${town.seq()}`,
      rooms: { join, invite, leave },
      account_data: { events: data.map(([type, { content }]) => ({ type, content })) },
      to_device: { events: unseen.map(({ type, sender, content }) => ({ type, sender, content })) },
      device_lists: { changed, left: [] },
      device_one_time_keys_count: { signed_curve25519: device.oneTimeKeys.size },
      device_unused_fallback_key_types: device.fallbackKeys.size > 0 ? ['signed_curve25519'] : [],
    },
  }
}

/** Who is in a room with somebody, or that person, and since when: nobody is told of the keys of others. */
const companyOf = ({ rooms }: Town, user: string): ReadonlyMap<string, number> => {
  const company = new Map([[user, 0]])
  for (const room of rooms.values()) {
    const own = lastSeq(room, user)
    if (own === undefined) continue
    for (const { type, state_key = '', seq } of room.events)
      if (type === 'm.room.member') company.set(state_key, Math.max(company.get(state_key) ?? 0, seq, own))
  }
  return company
}

/** When somebody's membership of a room changed last; nothing where they are not in it. */
const lastSeq = (room: Room, user: string): number | undefined => {
  const last = room.events.findLast(({ type, state_key }) => type === 'm.room.member' && state_key === user)
  return last?.content.membership === 'join' || last?.content.membership === 'invite' ? last.seq : undefined
}

const joined = (room: Room, { user, since, limit }: Asked & { readonly user: string }) => {
  const wasIn = membershipOf(room, user, stateBefore(room, since + 1)) === 'join'
  const news = wasIn ? room.events.filter(event => event.seq > since) : room.events
  const events = news.slice(-limit)
  const from = events[0]?.seq ?? 0
  const known = wasIn ? stateBefore(room, since + 1) : new Map<string, TownEvent>()
  const state = [...stateBefore(room, from)]
    .filter(([key, event]) => known.get(key) !== event)
    .map(([, event]) => event)
  return {
    timeline: { events, limited: events.length < news.length || !wasIn, prev_batch: `t${from}` },
    state: { events: state },
    ephemeral: { events: [] },
    account_data: { events: [] },
    unread_notifications: {},
    summary: {},
  }
}
