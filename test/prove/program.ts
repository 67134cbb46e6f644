// Program: the real program in a process of its own, started, asked over its socket, frozen, woken and killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '#adapters/cli/ask.ts'

/** The program as everybody starts it: from its sources. */
export const fromSources = new URL('../../src/main.ts', import.meta.url).pathname

/** Where `npm start` keeps it too. */
export const compiled = new URL('../../node_modules/.cache/palais', import.meta.url).pathname

export interface Home {
  /** Where its files are. */
  readonly folder: string
  readonly databaseUrl: string
  /** The file to start: `fromSources`, or a bundle of them. */
  readonly main: string
  /** Settings and what goes before them, such as a library that fakes the clock. */
  readonly environment: Readonly<Record<string, string>>
}

export interface Life {
  readonly pid: number
  /** Whether it came up; when not, it ended before. */
  readonly ready: Promise<'ready' | 'ended'>
  readonly ended: Promise<number | null>
  readonly errors: () => string
  signal(signal: NodeJS.Signals): void
  /** Says something in the shell's way; undefined when nobody answered, or not to the end. */
  say(words: string, place?: string): Promise<Said | undefined>
}

export interface Said {
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly text: string
}

/** `name` keeps the sockets of several processes in one folder apart. */
export const start = ({ folder, databaseUrl, main, environment }: Home, name = 'a'): Life => {
  const socket = join(folder, `${name}.socket`)
  const child = spawn(process.execPath, [main, 'start'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: compiled,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PALAIS_KEYRING: join(folder, 'palais.keyring'),
      PALAIS_SOCKET: socket,
      LOG_LEVEL: 'warn',
      ...environment,
    },
  })
  const errors: string[] = []
  child.stderr.on('data', data => errors.push(String(data)))
  const ended = new Promise<number | null>(resolve => child.on('exit', code => resolve(code)))
  const up = new Promise<'ready'>(resolve => child.stdout.once('data', () => resolve('ready')))
  living.add(child)
  void ended.then(() => living.delete(child))
  return {
    pid: child.pid ?? 0,
    ready: Promise.race([up, ended.then(() => 'ended' as const)]),
    ended,
    errors: () => errors.join(''),
    signal: signal => void child.kill(signal),
    say: async (words, place) => {
      const request = {
        words,
        form: 'json',
        columns: 80,
        colour: 'no',
        ...(place === undefined ? {} : { in: place }),
      } as const
      const said = await Promise.race([
        ask(socket, request).catch(() => 'nobody' as const),
        pause(LONGEST_ANSWER_MS, 'nobody' as const, { ref: false }),
      ])
      return said === 'nobody' || said.text.startsWith('The bot went away') ? undefined : said
    },
  }
}

/** Far longer than the busiest machine makes anybody wait. */
const LONGEST_ANSWER_MS = 60_000
const LONGEST_END_MS = 30_000

/** Tells it to end; what does not end, or not in order, is noted. */
export const endInOrder = async (life: Life, crashes: string[]): Promise<void> => {
  life.signal('SIGTERM')
  const code = await Promise.race([life.ended, pause(LONGEST_END_MS, 'still there' as const, { ref: false })])
  if (code === 0) return
  crashes.push(`It did not end in order (${code}): ${life.errors()}`)
  life.signal('SIGKILL')
  await life.ended
}

/** Lives once to an orderly end: whoever is killed leaves nothing compiled behind for the next. */
export const compileAll = async (folder: string, main: string): Promise<void> => {
  const life = start({ folder, databaseUrl: 'sqlite::memory:', main, environment: {} })
  if ((await life.ready) !== 'ready') throw new Error(`It does not start: ${life.errors()}`)
  await endInOrder(life, [])
}

const living = new Set<ChildProcess>()

/** Ends whatever this harness has started and has not ended yet. */
export const endAll = (): void => {
  for (const child of living) child.kill('SIGKILL')
}
