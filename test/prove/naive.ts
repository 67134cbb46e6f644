// Naive: the two naive orders under the same kills and the same check; a check that passes them proves nothing.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readBooks } from './books.ts'
import type { PromiseName } from './check.ts'
import { type DatabaseKind, type Stand, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'

export const naiveOrders = ['send-then-mark', 'mark-then-send'] as const
export type NaiveOrder = (typeof naiveOrders)[number]

/** Which promise each order must be seen to break. */
export const breaks: Readonly<Record<NaiveOrder, PromiseName>> = {
  'send-then-mark': 'nothing twice',
  'mark-then-send': 'nothing lost',
}

const bot = new URL('./naive-bot.ts', import.meta.url).pathname

export const naive = (database: DatabaseKind, order: NaiveOrder, times: number): Trial => ({
  name: order,
  database,
  repeats: 'none',
  run: async ground => {
    await using trial = await stand(ground, { name: order, database, repeats: 'none', boards: 20 })
    await setUp(trial)
    // Without a gateway the program queues and sends nothing.
    const { HOOK_URL: _gateway, ...withoutGateway } = trial.home.environment
    const queueing = (await import('./program.ts')).start({ ...trial.home, environment: withoutGateway })
    await queueing.ready
    for (let meetings = 0; meetings < times * 2; meetings++) await trial.work.ask(queueing)
    queueing.signal('SIGTERM')
    await queueing.ended
    let kills = 0
    while (kills < times && (await oneLife(trial, order, 'killed')) === 'killed') kills++
    await oneLife(trial, order, 'to its end')
    const { boards, added, moves } = trial.work
    const books = await readBooks(trial.home.databaseUrl)
    return {
      kills,
      crashes: [],
      evidence: { repeats: 'none', boards, added, moves, deeds: trial.platform.deeds, books, clock: 'true' },
    }
  },
})

const oneLife = async ({ home, platform, random }: Stand, order: NaiveOrder, how: 'killed' | 'to its end') => {
  const child = spawn(process.execPath, [bot, order], {
    cwd: home.folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: join(home.folder, '..', 'compiled'),
      DATABASE_URL: home.databaseUrl,
      PALAIS_KEYRING: join(home.folder, 'palais.keyring'),
      ...home.environment,
      DELIVERY_TIMEOUT: '30',
    },
  })
  const ended = new Promise<'ended'>(resolve => child.on('exit', () => resolve('ended')))
  if (how === 'to its end') return ended
  const first = await Promise.race([platform.asked(), ended])
  if (first === 'ended') return first
  await pause(random.between(0, 120))
  child.kill('SIGKILL')
  await ended
  return 'killed' as const
}
