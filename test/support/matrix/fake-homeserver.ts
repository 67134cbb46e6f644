// Fake homeserver: a small Matrix server in this process, on 127.0.0.1, that keeps a transcript and complains.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endpoints, Refusal } from './endpoints.ts'
import { syncFor } from './sync.ts'
import { type Content, type Town, type TownDevice, town as townNamed } from './town.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly by: string | undefined
  readonly body: unknown
  readonly status: number
}

export interface FakeHomeserver extends AsyncDisposable {
  readonly url: string
  readonly town: Town
  /** Everything that was asked, but for syncs. */
  readonly transcript: readonly Asked[]
  readonly complaints: string[]
  /** Adds an account; its user id. */
  register(name: string): string
  /** A token for a new device of somebody. */
  signIn(user: string): TownDevice
  /** Ends the sessions of somebody. `ended`: their devices stay, to be signed in on again · `forgotten`: nothing stays. */
  signOut(user: string, how: 'ended' | 'forgotten'): void
  /** The next request whose path holds this is answered so, and not done. */
  failNext(path: string, status: number, body?: Content): void
  /** Tells somebody nothing of what happens, until it is let go. */
  hold(user: string): () => void
}

export const passwordOf = (name: string): string => `password-of-${name}`

interface Fault {
  readonly path: string
  readonly status: number
  readonly body: Content
}

export const fakeHomeserver = async (now: () => number = Date.now, name = 'example.org'): Promise<FakeHomeserver> => {
  const town = townNamed(name, now)
  const transcript: Asked[] = []
  const complaints: string[] = []
  const faults: Fault[] = []
  const held = new Map<string, Promise<void>>()

  const signIn = (user: string): TownDevice => {
    const id = randomUUID().slice(0, 8).toUpperCase()
    const device: TownDevice = {
      user,
      id,
      token: `token-${randomUUID()}`,
      oneTimeKeys: new Map(),
      fallbackKeys: new Map(),
      inbox: [],
      transactions: new Map(),
    }
    town.devices.set(device.token, device)
    return device
  }

  const logIn = (body: { identifier: { user: string }; password: string; device_id?: string }): object => {
    const { user: typed } = body.identifier
    const user = town.users.get(typed.startsWith('@') ? typed : `@${typed}:${name}`)
    if (user === undefined || user.password !== body.password) throw new Refusal(403, 'M_FORBIDDEN')
    const before = [...town.devices].find(([, one]) => one.user === user.id && one.id === body.device_id)
    const device = before === undefined ? signIn(user.id) : { ...before[1], token: `token-${randomUUID()}` }
    if (before !== undefined) town.devices.delete(before[0])
    town.devices.set(device.token, device)
    return { user_id: user.id, device_id: device.id, access_token: device.token }
  }

  const strange = (token: string): Refusal =>
    Object.assign(new Refusal(401, 'M_UNKNOWN_TOKEN'), { more: { soft_logout: town.devices.has(ended(token)) } })

  const sync = async (by: TownDevice, query: URLSearchParams, gone: () => boolean): Promise<object> => {
    const since = Number(query.get('since')?.slice(1) ?? 0)
    const until = performance.now() + Number(query.get('timeout') ?? 0)
    for (;;) {
      await held.get(by.user)
      if (!town.devices.has(by.token)) throw strange(by.token)
      const { hasNews, body } = syncFor(town, by, { since, limit: LIMIT })
      const left = until - performance.now()
      if (hasNews || left <= 0 || gone()) return body
      await town.news(left)
    }
  }

  const answer = async (asked: IncomingMessage, gone: () => boolean): Promise<readonly [number, object]> => {
    const url = new URL(asked.url ?? '', 'http://localhost')
    const raw = await whole(asked)
    const method = asked.method ?? ''
    const body = asked.headers['content-type'] === 'application/json' ? JSON.parse(raw.toString('utf8') || '{}') : raw
    const token = asked.headers.authorization?.slice('Bearer '.length) ?? ''
    const by = town.devices.get(token)
    const tell = (status: number, said: object): readonly [number, object] => {
      transcript.push({ method, path: decodeURIComponent(url.pathname), by: by?.user, body, status })
      return [status, said]
    }
    const fault = faults.find(one => url.pathname.includes(one.path))
    if (fault !== undefined) {
      faults.splice(faults.indexOf(fault), 1)
      return tell(fault.status, fault.body)
    }
    try {
      if (url.pathname.endsWith('/client/v3/login')) return tell(200, logIn(body))
      const [found] = endpoints.flatMap(([of, pattern, answers]) => {
        const parts = of === method ? partsIn(url.pathname, pattern) : undefined
        return parts === undefined ? [] : [{ parts, answers }]
      })
      if (by === undefined && !url.pathname.endsWith('/versions')) throw strange(token)
      if (by !== undefined && url.pathname.endsWith('/client/v3/sync'))
        return [200, await sync(by, url.searchParams, gone)]
      if (found === undefined) throw new Refusal(404, 'M_UNRECOGNIZED')
      const { parts, answers } = found
      const complain = (complaint: string) => void complaints.push(complaint)
      return tell(200, answers({ town, by: by as TownDevice, parts, query: url.searchParams, body, complain }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return tell(error.status, {
        errcode: error.code,
        error: error.code,
        ...('more' in error ? (error.more as object) : {}),
      })
    }
  }

  const server = createServer((asked, answers) => {
    let isGone = false
    asked.socket.once('close', () => {
      isGone = true
    })
    answer(asked, () => isGone).then(
      ([status, said]) => answers.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said)),
      error => {
        complaints.push(String(error))
        answers.writeHead(500).end()
      },
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    town,
    transcript,
    complaints,
    register: local => {
      const id = `@${local}:${name}`
      town.users.set(id, { id, password: passwordOf(local), identity: {}, accountData: new Map(), keysChangedAt: 0 })
      return id
    },
    signIn,
    signOut: (user, how) => {
      for (const [token, device] of [...town.devices])
        if (device.user === user) {
          town.devices.delete(token)
          if (how === 'ended') town.devices.set(ended(token), device)
        }
      town.happen()
    },
    failNext: (path, status, body = {}) => void faults.push({ path, status, body }),
    hold: user => {
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(user, promise)
      return () => {
        held.delete(user)
        resolve()
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const ended = (token: string): string => `ended ${token}`

/** As many events of a room at once as the bot asks for. */
const LIMIT = 100

const whole = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The variable parts of a path, decoded; nothing when it has another form. */
const partsIn = (path: string, pattern: string): readonly string[] | undefined => {
  const given = path.split('/')
  const wanted = pattern.split('/')
  if (given.length !== wanted.length) return undefined
  if (!wanted.every((part, at) => part.startsWith(':') || part === given[at])) return undefined
  return given.filter((_, at) => wanted[at]?.startsWith(':')).map(decodeURIComponent)
}
