// Killing: kills the bot at random and after requests that change keys, starts it again, and counts what got lost.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Chance, chance } from '#test/prove/chance.ts'
import { startHomeserver } from './homeserver.ts'
import { judge, type Losses } from './losses.ts'
import { type Peer, startPeer } from './peer.ts'
import { startProxy, type Wire } from './proxy.ts'

/** After these the server has done something that the bot must not forget; or whenever chance will have it. */
const moments = {
  'keys/upload': '/keys/upload',
  'keys/claim': '/keys/claim',
  sendToDevice: '/sendToDevice/',
  send: '/send/m.room.encrypted/',
  random: undefined,
} as const

type Moment = keyof typeof moments

export interface Killed {
  /** By when it was; `late`: what was waited for did not come. */
  readonly kills: Readonly<Record<Moment | 'late', number>>
  readonly losses: Losses
}

export interface Plan {
  readonly rounds: number
  readonly seed: number
  readonly design: 'journal' | 'snapshot'
}

const NAMES = Object.keys(moments) as Moment[]
/** Milliseconds: a start, and time for what earlier lives left undone. */
const RANDOM_MS = 8_000
const LONGEST_MS = 10_000
const MOST_SENT = 8

/** Plays rounds on a server of its own, each of which ends in a kill. */
export const kill = async ({ rounds, seed, design }: Plan): Promise<Killed> => {
  await using server = await startHomeserver()
  await using proxy = await startProxy(server.url)
  const folder = await mkdtemp(join(tmpdir(), 'palais-kill-'))
  const random = chance(seed)
  for (const name of ['ana', 'palais']) await server.register(name)
  await using ana = await startPeer(server, 'ana')
  const devices = new Set<string>()
  const start = () => startBot([design, proxy.url, 'palais', folder, ana.user], devices)
  const kills = { 'keys/upload': 0, 'keys/claim': 0, sendToDevice: 0, send: 0, random: 0, late: 0 }
  const said: string[] = []
  try {
    const first = start()
    await first.ready
    const room = await ana.order({ do: 'create room', invite: [`@palais:${server.name}`] })
    await ana.next(one => one.content?.body?.startsWith('Hello') === true)
    await first.kill()
    for (let round = 0; round < rounds; round++) {
      const moment = NAMES[round % NAMES.length] ?? 'random'
      const bot = start()
      const fired = Promise.race([when(moment, { proxy, random }), pause(LONGEST_MS, 'late' as const)])
      const ended = fired.then(async how => {
        await bot.kill()
        proxy.pass()
        kills[how]++
      })
      await visit({ ana, room, round, moment, said })
      await ended
    }
    const last = start()
    said.push('the end')
    await ana.order({ do: 'send', room, body: '!un the end' })
    await settled(ana, said)
    await last.kill()
    return { kills, losses: judge({ said, seen: ana.seen, passed: proxy.passed, devices: devices.size }) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Visit {
  readonly ana: Peer
  readonly room: string
  readonly round: number
  readonly moment: Moment
  /** Grows by what is said. */
  readonly said: string[]
}

/** Somebody speaks, after they came on a device that is new to the bot. With one that spoke it need claim no key. */
const visit = async ({ ana, room, round, moment, said }: Visit): Promise<void> => {
  const say = (words: string, order: object): Promise<unknown> => {
    said.push(words)
    return ana.order({ do: 'send', room, body: `!un ${words}`, ...order })
  }
  if (round % 2 === 1) await ana.order({ do: 'new session', room })
  const heard = said.filter(words => isAnswered(ana, words)).map(words => `!un ${words}`)
  if (moment === 'keys/claim') await ana.order({ do: 'come anew', room, heard })
  else await say(`anew ${round}`, { do: 'come anew', heard })
  await say(`known ${round}`, {})
}

const isAnswered = ({ seen }: Peer, words: string): boolean =>
  ['echo', 'deliver'].every(word => seen.some(one => one.content?.body === `${word} ${words}`))

/** Resolves when it is time; an answer of the server is lost on the way then. */
const when = async (moment: Moment, { proxy, random }: { proxy: Wire; random: Chance }): Promise<Moment> => {
  const path = moments[moment]
  if (path === undefined) await pause(random.between(0, RANDOM_MS))
  // Were it always the first thing said, nothing would ever be answered in such a life.
  else await proxy.losing(path, moment === 'send' ? random.between(0, MOST_SENT) : 0)
  return moment
}

interface Running {
  /** It hears. */
  readonly ready: Promise<void>
  kill(): Promise<void>
}

const startBot = (given: readonly string[], devices: Set<string>): Running => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'echo-bot.ts'), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const ready = new Promise<void>(resolve =>
    child.stdout.once('data', device => {
      devices.add(String(device).trim())
      resolve()
    }),
  )
  return { ready: Promise.race([ready, ended]), kill: () => killed(child, ended) }
}

const killed = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  child.kill('SIGKILL')
  await ended
}

/** Until everything is answered and delivered, or nothing more has come for a while. */
const settled = async (ana: Peer, said: readonly string[]): Promise<void> => {
  for (let quiet = 0, seen = ana.seen.length; quiet < QUIET_LOOKS; seen = ana.seen.length) {
    if (said.every(words => isAnswered(ana, words))) return
    await pause(LOOK_MS)
    quiet = ana.seen.length === seen ? quiet + 1 : 0
  }
}

const LOOK_MS = 250
/** Two minutes: only what is lost is waited for as long. */
const QUIET_LOOKS = 480
