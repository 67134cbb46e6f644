// Crowd: two hundred people who type at once in a fake Slack, and how long each waits for the acknowledgement.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Acts, acts } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'

/** Milliseconds until the acknowledgement of each, shortest first; one that never came is endless. */
export type Waits = readonly number[]

interface Program {
  /** The file that is started, with its arguments. */
  readonly started: readonly string[]
}

export const wholeProgram: Program = { started: [join(import.meta.dirname, '../../../src/main.ts'), 'start'] }
export const emptyHandler: Program = { started: [join(import.meta.dirname, 'empty-process.ts')] }

const CROWD = 200
/** The last of some rounds: the first ones warm it up. */
const ROUNDS = 3

/** Each of a crowd says something of their own; `words` gets a number. */
export const crowd = async ({ started }: Program, words: (number: number) => string): Promise<Waits> => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-bench-'))
  await using fake = await fakeSlack()
  const there = acts(fake)
  const users = Array.from({ length: CROWD }, (_, index) => there.person(`UCROWD${index}`).id)
  const child = spawn(process.execPath, started, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'palais.db')}`,
      PALAIS_KEYRING: join(folder, 'palais.keyring'),
      PALAIS_SOCKET: join(folder, 'palais.socket'),
      PALAIS_OWNERS: users.map(user => `slack:${user}`).join(','),
      LOG_LEVEL: 'warn',
      SLACK_API_URL: fake.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    },
  })
  try {
    await fake.connected()
    let waits: Waits = []
    for (let round = 0; round < ROUNDS; round++) {
      const from = round * CROWD
      waits = await together(there, users, number => words(from + number))
      await new Promise(resolve => setTimeout(resolve, 1_000))
    }
    if (fake.complaints.length > 0) throw new Error(fake.complaints.slice(0, 3).join('\n'))
    return waits
  } finally {
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true })
  }
}

const together = async (there: Acts, users: readonly string[], words: (number: number) => string): Promise<Waits> => {
  const heard = await Promise.all(users.map((user, number) => there.command({ user, text: words(number) })))
  return heard.map(({ acked }) => acked ?? Number.POSITIVE_INFINITY).toSorted((a, b) => a - b)
}

/** All but one in a hundred wait no longer. */
export const p99 = (waits: Waits): number => waits[Math.ceil(waits.length * 0.99) - 1] ?? 0
