// Reaching: how the fake Slack delivers what people do, by socket or by signed HTTP, and judges how it is acknowledged.
import { createHmac } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { judge } from './judge.ts'
import type { Team } from './team.ts'
import { acceptWebSocket, type WebSocketLine } from './web-socket.ts'

type Json = Readonly<Record<string, unknown>>

/** What became of something delivered. */
export interface Heard {
  /** Milliseconds until the acknowledgement; undefined when none came in time. */
  readonly acked: number | undefined
  /** What the acknowledgement carried. */
  readonly carried: Json
  /** What came at the response address, so far and later. */
  readonly responses: readonly Json[]
}

export type Way = { readonly by: 'socket' } | { readonly by: 'http'; readonly url: string; readonly secret: string }

/** What is delivered: an event, or something that a person waits for. */
export interface Parcel {
  readonly team: Team
  readonly type: 'events_api' | 'slash_commands' | 'interactive'
  readonly payload: Json
  readonly retry?: number
}

export interface Reach {
  /** Socket Mode until another way is set. */
  reachBy(way: Way): void
  deliver(parcel: Parcel): Promise<Heard>
  /** Resolves when the bot is connected. */
  connected(): Promise<void>
  readonly connections: number
  /** How often the bot tried to connect. */
  readonly attempts: number
  /** Says that the connections will end, as Slack does every few hours. */
  refresh(reason?: 'refresh_requested' | 'warning'): void
  /** From now on each new connection is told at once that it may not be; until it is allowed again. */
  refuse(reason: 'too_many_websockets' | 'link_disabled' | 'nothing'): void
  /** Cuts every connection. */
  cut(): void
  /** Waits so many milliseconds for an acknowledgement from now on; far longer than the real Slack until it is told. */
  waits(ms: number): void
  /** A new trigger and a new address for responses. */
  interaction(team: Team): { readonly trigger_id: string; readonly response_url: string }
}

interface Inside {
  openConnection(token: string): Json
  useTrigger(trigger: string): 'good' | 'expired' | 'used' | 'unknown'
  take(path: string, said: Json): 'taken' | 'used' | 'over' | 'unknown'
  /** With what the bot was given an address for responses. */
  heardAt(path: string): Parcel['type'] | undefined
  close(): void
}

interface Given {
  readonly server: Server
  readonly teams: readonly Team[]
  readonly url: string
  readonly ts: () => string
  readonly id: (letter: string) => string
  readonly now: () => number
  readonly complain: (what: string) => void
}

/** Slack waits three seconds: so long may a test stand still on a busy machine, which is not what it is about. */
const LONG_MS = 100_000

/** An address for responses takes five within half an hour. */
const MOST_RESPONSES = 5
const RESPONSES_MS = 30 * 60_000

/** A form that is submitted closes, unless it is told otherwise; one that was closed can be filled in no more. */
const closeForm = (carried: Json, { team, payload }: Parcel): void => {
  const ends = {
    view_submission: carried.response_action === undefined || carried.response_action === 'clear',
    view_closed: true,
  }
  const view = team.views.get(String((payload.view as Json | undefined)?.id))
  if (view !== undefined && ends[payload.type as keyof typeof ends]) view.closed = 'yes'
}

export const reaching = ({ server, url, id, now, complain }: Given): Reach & Inside => {
  const lines = new Set<WebSocketLine>()
  const waiting = new Map<string, (carried: Json) => void>()
  const triggers = new Map<string, { readonly at: number; used: 'yes' | 'no' }>()
  const responses = new Map<string, { readonly at: number; readonly told: Json[]; of?: Parcel['type'] }>()
  let way: Way = { by: 'socket' }
  let joined = Promise.withResolvers<void>()
  let sent = 0
  let attempts = 0
  let patience = LONG_MS
  let refusing: Parameters<Reach['refuse']>[0] = 'nothing'

  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const line: WebSocketLine = acceptWebSocket(request, socket, {
      text: text => heard(text),
      closed: () => lines.delete(line),
    })
    attempts++
    if (refusing !== 'nothing') {
      line.send(JSON.stringify({ type: 'disconnect', reason: refusing, debug_info: { host: 'fake' } }))
      line.close()
      return
    }
    lines.add(line)
    line.send(JSON.stringify({ type: 'hello', num_connections: lines.size, connection_info: { app_id: 'A1' } }))
    joined.resolve()
  })
  const pings = setInterval(() => {
    for (const line of lines) line.ping()
  }, 1_000)
  pings.unref()

  const heard = (text: string): void => {
    const { envelope_id, payload } = JSON.parse(text) as { envelope_id?: string; payload?: Json }
    const wait = waiting.get(envelope_id ?? '')
    if (wait === undefined) complain(`acknowledged what was not sent, or too late: ${envelope_id}`)
    else wait(payload ?? {})
  }

  const bySocket = async ({ type, payload, retry }: Parcel): Promise<Json | undefined> => {
    const open = [...lines].filter(one => one.open)
    const line = open[sent++ % Math.max(1, open.length)]
    if (line === undefined) return undefined
    const envelope = id('E')
    const acked = Promise.withResolvers<Json | undefined>()
    waiting.set(envelope, acked.resolve)
    const timer = setTimeout(() => acked.resolve(undefined), patience)
    line.send(
      JSON.stringify({
        envelope_id: envelope,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(retry === undefined ? {} : { retry_attempt: retry, retry_reason: 'timeout' }),
      }),
    )
    const carried = await acked.promise
    clearTimeout(timer)
    waiting.delete(envelope)
    return carried
  }

  const byHttp = async (
    { type, payload, retry }: Parcel,
    to: Extract<Way, { by: 'http' }>,
  ): Promise<Json | undefined> => {
    const isForm = type !== 'events_api'
    const form = type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
    const body = isForm ? new URLSearchParams(form).toString() : JSON.stringify(payload)
    const at = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', to.secret).update(`v0:${at}:${body}`).digest('hex')}`
    const response = await fetch(to.url, {
      method: 'POST',
      headers: {
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
        'x-slack-request-timestamp': at,
        'x-slack-signature': signature,
        ...(retry === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }),
      },
      body,
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined)
    if (response === undefined || !response.ok) return undefined
    const text = await response.text()
    if (text === '') return {}
    if (response.headers.get('content-type')?.startsWith('application/json') !== true)
      complain('an answer over HTTP that does not say that it is JSON')
    return JSON.parse(text) as Json
  }

  return {
    reachBy: given => {
      way = given
    },
    deliver: async parcel => {
      const began = performance.now()
      const address = responses.get(String(parcel.payload.response_url ?? '').slice(url.length))
      if (address !== undefined) address.of = parcel.type
      const carried = await (way.by === 'socket' ? bySocket(parcel) : byHttp(parcel, way))
      const acked = carried === undefined ? undefined : performance.now() - began
      if (carried !== undefined) judge(carried, parcel, complain)
      if (carried !== undefined) closeForm(carried, parcel)
      else if (parcel.type !== 'events_api') complain(`not acknowledged in time: ${parcel.type}`)
      return { acked, carried: carried ?? {}, responses: address?.told ?? [] }
    },
    connected: () => joined.promise,
    get attempts() {
      return attempts
    },
    get connections() {
      return lines.size
    },
    refuse: reason => {
      refusing = reason
    },
    refresh: (reason = 'refresh_requested') => {
      joined = Promise.withResolvers()
      for (const line of lines) line.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }))
    },
    waits: ms => {
      patience = ms
    },
    cut: () => {
      joined = Promise.withResolvers()
      for (const line of [...lines]) line.cut()
    },
    interaction: () => {
      const trigger_id = id('TRIGGER')
      triggers.set(trigger_id, { at: performance.now(), used: 'no' })
      const path = `response/${id('R')}`
      responses.set(path, { at: now(), told: [] })
      return { trigger_id, response_url: `${url}${path}` }
    },
    openConnection: token =>
      token.startsWith('xapp-')
        ? { ok: true, url: `${url.replace('http', 'ws')}link` }
        : { ok: false, error: 'invalid_auth' },
    useTrigger: trigger => {
      const found = triggers.get(trigger)
      if (found === undefined) return 'unknown'
      if (performance.now() - found.at > patience) return 'expired'
      if (found.used === 'yes') return 'used'
      found.used = 'yes'
      return 'good'
    },
    take: (path, said) => {
      const address = responses.get(path)
      if (address === undefined) return 'unknown'
      if (now() - address.at > RESPONSES_MS) return 'over'
      if (address.told.length >= MOST_RESPONSES) return 'used'
      address.told.push(said)
      return 'taken'
    },
    heardAt: path => responses.get(path)?.of,
    close: () => {
      clearInterval(pings)
      for (const line of [...lines]) line.cut()
    },
  }
}
