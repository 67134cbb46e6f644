// Peer: an independent Matrix client in a process of its own, as the person at the other end.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Homeserver, passwordOf } from './homeserver.ts'
import { python } from './python.ts'

/** Something that the other person's client saw. */
export interface Seen {
  readonly saw: 'message' | 'undecryptable' | 'reaction' | 'started' | string
  readonly room: string
  readonly id: string
  readonly sender: string
  readonly encrypted?: boolean
  readonly content?: Content
}

export interface Content {
  readonly body?: string
  readonly msgtype?: string
  readonly [more: string]: unknown
}

export interface Peer extends AsyncDisposable {
  readonly user: string
  readonly seen: readonly Seen[]
  /** Gives an order; its answer. */
  order<T = string>(what: { readonly do: string; readonly [more: string]: unknown }): Promise<T>
  /** The next thing seen of this kind, after those that were waited for before. Fails after four minutes. */
  next(fits: (seen: Seen) => boolean): Promise<Seen>
}

const PATIENCE_MS = 240_000

/** Logs an account in on a new device. `signed`: the device is signed by its owner. */
export const startPeer = async (
  server: Pick<Homeserver, 'url'>,
  name: string,
  device: 'signed' | 'unsigned' = 'signed',
): Promise<Peer> => {
  if (python === undefined) throw new Error('matrix-nio is not installed')
  const folder = await mkdtemp(join(tmpdir(), 'palais-peer-'))
  const child = spawn(python, [join(import.meta.dirname, 'peer.py'), server.url, name, passwordOf(name), folder])
  let trouble = ''
  child.stderr.on('data', piece => {
    trouble += piece
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const seen: Seen[] = []
  const taken = new Set<Seen>()
  const watchers = new Set<() => void>()
  const answers = new Map<number, (line: { value?: unknown; error?: string }) => void>()
  createInterface({ input: child.stdout }).on('line', text => {
    const line = JSON.parse(text)
    if (line.answers !== undefined) return answers.get(line.answers)?.(line)
    seen.push(line)
    for (const look of watchers) look()
  })
  let orders = 0
  const peer = {
    user: '',
    seen,
    order: <T>(what: object) => {
      const id = ++orders
      const { promise, resolve, reject } = Promise.withResolvers<T>()
      answers.set(id, ({ value, error }) => (error === undefined ? resolve(value as T) : reject(new Error(error))))
      child.stdin.write(`${JSON.stringify({ ...what, id })}\n`)
      return within(promise, () => `no answer to ${JSON.stringify(what)}\n${trouble}`)
    },
    next: (fits: (one: Seen) => boolean) => {
      const { promise, resolve } = Promise.withResolvers<Seen>()
      const look = () => {
        const found = seen.find(one => !taken.has(one) && fits(one))
        if (found === undefined) return
        taken.add(found)
        watchers.delete(look)
        resolve(found)
      }
      watchers.add(look)
      look()
      return within(promise, () => `never seen; last: ${JSON.stringify(seen.slice(-5))}\n${trouble}`)
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
  const started = (await peer.next(one => one.saw === 'started')) as Seen & { user: string }
  if (device === 'signed') await peer.order({ do: 'cross sign' })
  return { ...peer, user: started.user }
}

const within = async <T>(wanted: Promise<T>, why: () => string): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(why())), PATIENCE_MS)
  })
  return Promise.race([wanted, late]).finally(() => clearTimeout(timer))
}
