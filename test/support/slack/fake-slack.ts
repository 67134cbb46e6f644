// Fake Slack: a strict Slack on this machine, over HTTP and Socket Mode, that keeps a transcript and fails as it is told.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Args, fileFault, NOT_YET, type World } from './asked.ts'
import { responseFaults } from './judge.ts'
import { callMethod } from './methods.ts'
import { type Reach, reaching } from './reaching.ts'
import { newTeam, type Team } from './team.ts'

/** What happens to a call: done and answered, refused with 429, failed before or after it was done, cut off. */
export type Fate = 'done' | 'too-many' | 'failed-undone' | 'failed-done' | 'cut-undone' | 'cut-done'

export interface Called {
  readonly method: string
  readonly args: Args
  readonly at: number
  readonly fate: Fate
  readonly answer?: Answer
}

export interface FakeSlack extends AsyncDisposable, Reach {
  readonly apiUrl: string
  readonly teams: readonly [Team, ...Team[]]
  readonly calls: readonly Called[]
  /** Requests that are not answered yet. */
  readonly open: number
  /** What the bot did that Slack would refuse or that comes too late. */
  readonly complaints: readonly string[]
  /** Decides what happens to each call from now on. `retryAfter`: seconds, with every 429. */
  play(fate: (method: string, args: Args) => Fate, retryAfter?: () => number): void
}

interface Given {
  readonly teams?: number
  /** Milliseconds since 1970; the machine's clock when absent. */
  readonly now?: () => number
}

export const fakeSlack = async ({ teams: count = 1, now = () => Date.now() }: Given = {}): Promise<FakeSlack> => {
  const teams = Array.from({ length: count }, (_, index) => newTeam(`TEAM${index + 1}`, index + 1)) as [Team, ...Team[]]
  const calls: Called[] = []
  const complaints: string[] = []
  let fateOf: (method: string, args: Args) => Fate = () => 'done'
  let retryAfter = () => 1
  let last = 0
  let ids = 0
  let open = 0
  const ts = (): string => {
    last = Math.max(last + 1, Math.round(now() * 1000))
    return (last / 1e6).toFixed(6)
  }
  const id = (letter: string): string => `${letter}${String(++ids).padStart(6, '0')}`
  const server = createServer((request, response) => {
    open++
    response.once('close', () => open--)
    void answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const reach = reaching({ server, teams, url, ts, id, now, complain: what => void complaints.push(what) })

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bytesOf(request)
    const path = (request.url ?? '').slice(1)
    if (path.startsWith('upload/')) return upload(path, body, response)
    if (path.startsWith('response/')) return respond(path, body, response)
    const method = path.replace(/^api\//, '')
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const args = argsOf(body.toString('utf8'), request.headers['content-type'])
    if (method === 'apps.connections.open') return json(response, reach.openConnection(token))
    const team = teams.find(one => one.bot.token === token)
    if (team === undefined) return json(response, { ok: false, error: 'invalid_auth' })
    const fate = fateOf(method, args)
    const world: World = { team, ts, id, url, now, useTrigger: reach.useTrigger }
    const isDone = fate === 'done' || fate.endsWith('-done')
    const made = isDone ? callMethod(method, args, world) : undefined
    calls.push({ method, args, at: now(), fate, ...(made === undefined ? {} : { answer: made }) })
    if (made?.ok === false && !EXPECTED.has(String(made.error)) && !String(made.errors).includes(NOT_YET))
      complaints.push(`${method}: ${made.error} ${JSON.stringify(made.errors ?? '')}`)
    if (fate === 'too-many')
      return void response
        .writeHead(429, { 'retry-after': String(retryAfter()), 'content-type': 'application/json' })
        .end('{"ok":false,"error":"ratelimited"}')
    if (fate.startsWith('failed')) return void response.writeHead(503).end('not now')
    if (fate.startsWith('cut')) return void response.destroy()
    response.setHeader('x-oauth-scopes', team.scopes.join(','))
    json(response, made ?? {})
  }

  const upload = (path: string, body: Buffer, response: ServerResponse): void => {
    const [, teamId = '', file = ''] = path.split('/')
    const team = teams.find(one => one.id === teamId)
    if (team?.files.get(file) !== 'promised' || body.length === 0) return void response.writeHead(404).end()
    team.files.set(file, 'uploaded')
    response.end('OK')
  }

  const respond = (path: string, body: Buffer, response: ServerResponse): void => {
    const said = JSON.parse(body.toString('utf8')) as Readonly<Record<string, unknown>>
    const faults = responseFaults(said, reach.heardAt(path))
    if (faults.length > 0) complaints.push(`response: ${JSON.stringify(faults)}`)
    const unseen = teams.map(team => fileFault((said.blocks ?? []) as readonly unknown[], team))
    if (unseen.includes(NOT_YET)) return void response.writeHead(404).end('{"ok":false,"error":"invalid_blocks"}')
    if (unseen.every(fault => fault !== undefined)) complaints.push('response: a file that nobody uploaded')
    const found = reach.take(path, said)
    // How long an answer took is known to nobody but Slack; how often one answered is.
    if (found !== 'taken' && found !== 'over') complaints.push(`response: at an address that is ${found}`)
    if (found !== 'taken') return void response.writeHead(404).end(`{"ok":false,"error":"${REFUSED[found]}"}`)
    response.writeHead(faults.length > 0 ? 400 : 200).end(faults.length > 0 ? 'invalid_blocks' : 'ok')
  }

  return {
    apiUrl: `${url}api/`,
    teams,
    calls,
    complaints,
    play: (fate, after = () => 1) => {
      fateOf = fate
      retryAfter = after
    },
    ...reach,
    get open() {
      return open
    },
    get attempts() {
      return reach.attempts
    },
    get connections() {
      return reach.connections
    },
    [Symbol.asyncDispose]: async () => {
      reach.close()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

/** What an address for responses says that takes no more. */
const REFUSED = { used: 'used_url', over: 'expired_url', unknown: 'invalid_url' } as const

/** Refusals that a bot may well meet. */
const EXPECTED: ReadonlySet<string> = new Set([
  'token_revoked', 'not_in_channel', 'channel_not_found', 'is_archived', 'user_not_found', 'user_not_in_channel',
  'message_not_found', 'hash_conflict', 'not_found',
]) // biome-ignore format: a list reads best in few lines

const json = (response: ServerResponse, value: object): void =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))

const bytesOf = async (request: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

const argsOf = (body: string, type = ''): Args =>
  type.startsWith('application/json') ? JSON.parse(body || '{}') : Object.fromEntries(new URLSearchParams(body))
