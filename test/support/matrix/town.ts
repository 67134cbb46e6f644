// Town: what a fake homeserver knows: people, their devices and keys, rooms and everything that was said in them.

export type Content = Readonly<Record<string, unknown>>

export interface TownEvent {
  readonly event_id: string
  readonly room_id: string
  readonly type: string
  readonly sender: string
  readonly origin_server_ts: number
  readonly content: Content
  readonly state_key?: string
  readonly unsigned?: Content
  readonly redacts?: string
  /** Its place in the order of everything that happened. */
  readonly seq: number
}

export interface TownDevice {
  readonly user: string
  readonly id: string
  readonly token: string
  keys?: Signable
  readonly oneTimeKeys: Map<string, object>
  readonly fallbackKeys: Map<string, object>
  readonly inbox: { readonly seq: number; readonly type: string; readonly sender: string; readonly content: unknown }[]
  /** Event ids by transaction. */
  readonly transactions: Map<string, string>
}

export interface Signable {
  readonly keys: Readonly<Record<string, string>>
  signatures?: Record<string, Record<string, string>>
}

export interface TownUser {
  readonly id: string
  readonly password: string
  readonly identity: Record<string, Signable>
  readonly accountData: Map<string, { readonly seq: number; readonly content: unknown }>
  keysChangedAt: number
}

export interface Room {
  readonly id: string
  events: TownEvent[]
}

export interface Town {
  readonly name: string
  readonly users: Map<string, TownUser>
  readonly devices: Map<string, TownDevice>
  readonly rooms: Map<string, Room>
  readonly seq: () => number
  /** Something happened: its number; whoever waits for news looks again. */
  readonly happen: () => number
  /** Resolves at the next happening, or after so many milliseconds. */
  readonly news: (ms: number) => Promise<void>
  readonly say: (
    room: string,
    event: Pick<TownEvent, 'type' | 'sender' | 'content' | 'state_key' | 'redacts'>,
  ) => TownEvent
  readonly fresh: (sigil: '$' | '!' | 'mxc') => string
}

export const town = (name: string, now: () => number): Town => {
  const rooms = new Map<string, Room>()
  let seq = 0
  let made = 0
  let next = Promise.withResolvers<void>()
  const happen = (): number => {
    next.resolve()
    next = Promise.withResolvers()
    return ++seq
  }
  const fresh = (sigil: '$' | '!' | 'mxc'): string => {
    const id = `${++made}`.padStart(4, '0')
    return sigil === 'mxc' ? `mxc://${name}/${id}` : sigil === '!' ? `!room${id}:${name}` : `$event${id}`
  }
  return {
    name,
    users: new Map(),
    devices: new Map(),
    rooms,
    seq: () => seq,
    happen,
    news: ms => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, ms)
      void next.promise.then(resolve)
      return promise.finally(() => clearTimeout(timer))
    },
    say: (id, told) => {
      const event = { ...told, event_id: fresh('$'), room_id: id, origin_server_ts: now(), seq: happen() }
      const room = rooms.get(id) ?? { id, events: [] }
      rooms.set(id, room)
      room.events.push(event)
      return event
    },
    fresh,
  }
}

/** The state of a room just before something happened, by type and key. */
export const stateBefore = ({ events }: Room, seq: number): ReadonlyMap<string, TownEvent> =>
  new Map(
    events
      .filter(event => event.state_key !== undefined && event.seq < seq)
      .map(event => [`${event.type} ${event.state_key}`, event]),
  )

export const stateNow = (room: Room): ReadonlyMap<string, TownEvent> => stateBefore(room, Number.POSITIVE_INFINITY)

export const membershipOf = (room: Room, user: string, state = stateNow(room)): unknown =>
  state.get(`m.room.member ${user}`)?.content.membership

export const isEncrypted = (room: Room): boolean => stateNow(room).has('m.room.encryption ')
