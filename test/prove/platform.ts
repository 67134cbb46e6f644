// Platform: a gateway for messages on this machine that keeps a transcript, and fails as it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'

/** What it promises about a message that comes twice. */
export const promises = ['key', 'look-up', 'none'] as const
export type Repeats = (typeof promises)[number]

/** One thing that was done, in the order in which it was done. */
export interface Deed {
  /** Milliseconds since 1970, by a clock that nobody sets. */
  readonly at: number
  readonly what: 'posted' | 'dropped' | 'edited'
  readonly id: string
  readonly place: string
  readonly text: string
  /** Which of how many messages that the delivery takes; the only one when absent. */
  readonly part?: readonly [number: number, of: number]
}

/** How often, from 0 to 1, each fault comes; they exclude each other. */
export interface Faults {
  readonly tooMany: number
  /** 500, which leaves open what was done; half of them did it. */
  readonly failed: number
  /** 503 with Retry-After. */
  readonly away: number
  /** The connection is cut before or after the deed. */
  readonly cut: number
  /** The deed is done, and the answer comes too late. */
  readonly slow: number
}

export const healthy: Faults = { tooMany: 0, failed: 0, away: 0, cut: 0, slow: 0 }
export const ordinary: Faults = { tooMany: 0.02, failed: 0.01, away: 0.01, cut: 0.01, slow: 0.005 }
export const stormy: Faults = { tooMany: 0.3, failed: 0.1, away: 0.1, cut: 0.05, slow: 0.05 }

export interface Platform extends AsyncDisposable {
  readonly url: string
  readonly repeats: Repeats
  readonly deeds: readonly Deed[]
  readonly calls: number
  /** Requests that are being worked on. */
  readonly underWay: number
  play(faults: Faults): void
  /** Resolves at the next request. */
  asked(): Promise<void>
  /** When the last request came, in milliseconds since 1970. */
  readonly lastAsked: number
}

interface Given {
  readonly repeats: Repeats
  readonly random: Chance
  /** A client waits so long for an answer. */
  readonly patienceMs: number
}

export const platform = async ({ repeats, random, patienceMs }: Given): Promise<Platform> => {
  const deeds: Deed[] = []
  const known = new Map<string, string>()
  let faults = healthy
  let calls = 0
  let lastAsked = 0
  let underWay = 0
  let next = Promise.withResolvers<void>()

  const post = ({ id, place, text }: Letter): string => {
    const before = repeats === 'key' ? known.get(id) : undefined
    const receipt = before ?? `m${deeds.length}`
    if (repeats !== 'none' && before === undefined) known.set(id, receipt)
    deeds.push({ at: trueNow(), what: before === undefined ? 'posted' : 'dropped', id, place, text })
    return receipt
  }
  const edit = (receipt: string, { id, place, text }: Letter): string => {
    deeds.push({ at: trueNow(), what: 'edited', id, place, text })
    return receipt
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await read(request)
    calls++
    lastAsked = trueNow()
    next.resolve()
    next = Promise.withResolvers()
    const fault = fateOf(random, faults)
    await pause(random.between(0, 6))
    if (fault === 'tooMany') return end(response, 429, { 'retry-after': String(random.between(0, 1)) })
    if (fault === 'away') return end(response, 503, { 'retry-after': '1' })
    const half = random.next() < 0.5
    if (fault === 'cut' && half) return void response.destroy()
    if (fault === 'failed' && half) return end(response, 500)
    const receipt =
      asked.method === 'GET'
        ? known.get(asked.name)
        : asked.method === 'PUT'
          ? edit(asked.name, asked.letter)
          : post(asked.letter)
    if (fault === 'cut') return void response.destroy()
    if (fault === 'failed') return end(response, 502)
    await pause(fault === 'slow' ? patienceMs * 1.5 : random.between(0, 6))
    if (receipt === undefined) return end(response, 404)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ receipt }))
  }

  const server = createServer((request, response) => {
    underWay++
    void answer(request, response)
      .catch(() => response.destroy())
      .finally(() => underWay--)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    repeats,
    deeds,
    get calls() {
      return calls
    },
    get underWay() {
      return underWay
    },
    get lastAsked() {
      return lastAsked
    },
    play: given => {
      faults = given
    },
    asked: () => next.promise,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

export const trueNow = (): number => performance.timeOrigin + performance.now()

interface Letter {
  readonly id: string
  readonly place: string
  readonly text: string
}

const read = async (request: IncomingMessage) => {
  let body = ''
  for await (const piece of request.setEncoding('utf8')) body += piece
  const name = decodeURIComponent((request.url ?? '').replace(/^\/messages\/?/, ''))
  const letter: Letter = body === '' ? { id: name, place: '', text: '' } : JSON.parse(body)
  return { method: request.method, name, letter }
}

const fateOf = (random: Chance, faults: Faults): keyof Faults | 'none' => {
  let left = random.next()
  for (const [fault, often] of Object.entries(faults) as [keyof Faults, number][]) {
    left -= often
    if (left < 0) return fault
  }
  return 'none'
}

const end = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void =>
  void response.writeHead(status, headers).end()
