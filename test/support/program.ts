// The program as an operator runs it: a process of its own, in a folder of its own.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ask } from '#adapters/cli/ask.ts'

const main = new URL('../../src/main.ts', import.meta.url).pathname

type Settings = Readonly<Record<string, string>>

/** How a process ended and what it wrote. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Takes what is to be done when whoever wanted something is done with it. */
type Afterwards = (work: () => void | Promise<void>) => void

/** An empty folder that goes when the test is over. */
export const freshFolder = async (afterwards: Afterwards = onTestFinished): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-main-'))
  afterwards(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Compiled once for all processes of the tests. */
const compiled = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'palais')

/** Only what the machine needs, so that the settings of whoever runs the tests do not count. */
const environment = (settings: Settings) => ({
  PATH: process.env.PATH,
  TZ: process.env.TZ,
  NODE_NO_WARNINGS: '1',
  NODE_COMPILE_CACHE: compiled,
  PORT: '0',
  ...settings,
})

const launch = (folder: string, given: readonly string[], settings: Settings) => {
  const child = spawn(process.execPath, [main, ...given], { cwd: folder, env: environment(settings) })
  const text = { out: '', err: '' }
  child.stdout.on('data', data => {
    text.out += data
  })
  child.stderr.on('data', data => {
    text.err += data
  })
  const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, ...text })))
  return { child, text, ended }
}

interface Given {
  readonly settings?: Settings
  readonly input?: string
}

/** Begins to run `palais …`. */
export const beginPalais = (folder: string, given: readonly string[], { settings = {}, input = '' }: Given = {}) => {
  const { child, ended } = launch(folder, given, settings)
  const kill = (): Promise<Ended> => {
    child.kill('SIGKILL')
    return ended
  }
  onTestFinished(() => void kill())
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return { ended, kill }
}

/** Runs `palais …` to its end. */
export const palais = (folder: string, given: readonly string[], how?: Given): Promise<Ended> =>
  beginPalais(folder, given, how).ended

/** What the bot that runs in a folder answers, as `palais …` asks it, without a process for each question. */
export const askBot = async (folder: string, words: string, place?: string): Promise<string> => {
  const request = {
    words,
    form: 'text',
    columns: 80,
    colour: 'no',
    ...(place === undefined ? {} : { in: place }),
  } as const
  const answer = await ask(join(folder, 'palais.socket'), request)
  return answer === 'nobody' ? answer : `${answer.outcome} ${answer.text}`
}

/** Starts the bot and waits until it answers; throws what it wrote when it ends before. It is killed when the test is over. */
export const startBot = async (folder: string, settings: Settings = {}, afterwards: Afterwards = onTestFinished) => {
  const { child, text, ended } = launch(folder, ['start'], settings)
  afterwards(() => {
    child.kill('SIGKILL')
    return ended.then(() => undefined)
  })
  const url = Promise.withResolvers<string>()
  child.stdout.on('data', () => {
    const [found] = /http:\/\/\S+/.exec(text.out) ?? []
    if (found !== undefined) url.resolve(found)
  })
  void ended.then(({ err }) => url.reject(new Error(err)))
  const kill = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal)
    return ended
  }
  return { url: await url.promise, kill }
}
