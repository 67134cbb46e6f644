// Killing: kills the bot after requests that change keys, starts it again, and counts what got lost.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Homeserver, startHomeserver } from './homeserver.ts'
import { type Peer, startPeer } from './peer.ts'
import { type Passed, startProxy } from './proxy.ts'

export interface Losses {
  readonly kills: number
  readonly devices: number
  readonly said: number
  /** Said by people and never answered: the bot could not read it. */
  readonly unanswered: readonly string[]
  /** Answers that the other side could not read. */
  readonly unreadable: number
  /** Answers that came as more than one event. */
  readonly doubled: readonly string[]
  /** Steps of a ratchet that hid two different texts. */
  readonly reused: number
  /** Messages that left in clear. */
  readonly clear: number
}

/** After these the server has done something that the bot must not forget. */
const moments = ['/keys/upload', '/send/m.room.encrypted/', '/sendToDevice/', '/keys/claim', '/send/m.room.encrypted/']

/** Plays rounds on a server of its own; a round is over when the bot was killed, or nothing came to kill it. */
export const kill = async (rounds: number, design: 'journal' | 'snapshot'): Promise<Losses> => {
  await using server = await startHomeserver()
  await using proxy = await startProxy(server.url)
  const folder = await mkdtemp(join(tmpdir(), 'palais-kill-'))
  const names = ['ana', ...Array.from({ length: rounds }, (_, round) => `guest${round}`)]
  const people: string[] = []
  for (const name of names) people.push(await server.register(name))
  const user = await server.register('palais')
  await using ana = await startPeer(server, 'ana')
  const devices = new Set<string>()
  const start = () => startBot([design, proxy.url, 'palais', folder, ...people], devices)
  const said: string[] = []
  const say = async (peer: Peer, room: string, words: string): Promise<void> => {
    await peer.order({ do: 'send', room, body: `!un ${words}` })
    said.push(words)
  }
  let kills = 0
  try {
    const first = await start()
    const room = await ana.order({ do: 'create room', invite: [user] })
    await ana.next(one => one.content?.body?.startsWith('Hello') === true)
    first.kill()
    await first.ended
    for (let round = 0; round < rounds; round++) {
      const bot = await start()
      const fired = Promise.withResolvers<void>()
      const moment = moments[round % moments.length] ?? ''
      proxy.watch(({ path }) => {
        if (!path.includes(moment)) return 'pass'
        proxy.watch(() => 'pass')
        bot.kill()
        kills++
        fired.resolve()
        return 'lose'
      })
      await visit({ server, ana, room, name: `guest${round}`, say, round })
      await Promise.race([fired.promise, bot.ended, pause(4_000)])
      proxy.watch(() => 'pass')
      bot.kill()
      await bot.ended
    }
    const last = await start()
    await say(ana, room, 'the end')
    await settled(ana, said)
    last.kill()
    await last.ended
    return { kills, devices: devices.size, said: said.length, ...judge(ana, said, proxy.passed) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Visit {
  readonly server: Homeserver
  readonly ana: Peer
  readonly room: string
  readonly name: string
  readonly round: number
  readonly say: (peer: Peer, room: string, words: string) => Promise<void>
}

/** Somebody new comes, for whose device the bot needs new keys, and everybody speaks. */
const visit = async ({ server, ana, room, name, round, say }: Visit): Promise<void> => {
  await using guest = await startPeer(server, name)
  await ana.order({ do: 'invite', room, user: guest.user })
  await guest.order({ do: 'join', room })
  if (round % 2 === 1) await ana.order({ do: 'new session', room })
  await say(guest, room, `guest ${round}`)
  await say(ana, room, `ana ${round}`)
}

const startBot = async (given: readonly string[], devices: Set<string>) => {
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
  await Promise.race([ready, ended])
  return { kill: () => child.kill('SIGKILL'), ended }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

const answersTo = (ana: Peer, words: string) =>
  ana.seen.filter(one => one.saw === 'message' && one.content?.body === `echo ${words}`)

/** Until everything is answered, or nothing more comes. */
const settled = async (ana: Peer, said: readonly string[]): Promise<void> => {
  for (let tries = 0; tries < 60; tries++) {
    if (said.every(words => answersTo(ana, words).length > 0)) return
    await pause(250)
  }
}

const judge = (ana: Peer, said: readonly string[], passed: readonly Passed[]) => {
  const steps = new Map<string, Set<string>>()
  for (const { path, body } of passed) {
    if (!path.includes('/send/m.room.encrypted/')) continue
    const { session_id, ciphertext } = body as { readonly session_id: string; readonly ciphertext: string }
    const step = `${session_id} ${indexOf(ciphertext)}`
    steps.set(step, (steps.get(step) ?? new Set()).add(ciphertext))
  }
  return {
    unanswered: said.filter(words => answersTo(ana, words).length === 0),
    unreadable: ana.seen.filter(one => one.saw === 'undecryptable').length,
    doubled: said.filter(words => new Set(answersTo(ana, words).map(one => one.id)).size > 1),
    reused: [...steps.values()].filter(texts => texts.size > 1).length,
    clear: passed.filter(({ path }) => path.includes('/send/m.room.message/')).length,
  }
}

/** The message index of a Megolm message: version byte, tag 0x08, then a varint (Olm, Megolm message format). */
const indexOf = (ciphertext: string): number => {
  const bytes = Buffer.from(ciphertext, 'base64')
  let index = 0
  for (let at = 2, shift = 0; ; at++, shift += 7) {
    const byte = bytes[at] ?? 0
    index += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return index
  }
}
