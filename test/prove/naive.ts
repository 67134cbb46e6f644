// Naive: the two naive orders under the same kills and the same check; a check that passes them proves nothing.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readBooks } from './books.ts'
import { check, type Evidence, type PromiseName } from './check.ts'
import { plant } from './plant.ts'
import { trueNow } from './platform.ts'
import { compiled } from './program.ts'
import { type DatabaseKind, type Stand, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'
import { LEAD_MINUTES } from './work.ts'

export const naiveOrders = ['send-then-mark', 'mark-then-send'] as const
export type NaiveOrder = (typeof naiveOrders)[number]

/** Which promise each order must be seen to break. */
export const breaks: Readonly<Record<NaiveOrder, PromiseName>> = {
  'send-then-mark': 'nothing twice',
  'mark-then-send': 'nothing lost',
}

const bot = new URL('./naive-bot.ts', import.meta.url).pathname

const MEETINGS = 30
/** So many messages does the naive bot send at once. */
const AT_ONCE = 16
/** If so many kills break nothing, the check is blind. */
const MOST = 60

/** Killed so many times at least, and until it is seen to break its promise. */
export const naive = (database: DatabaseKind, order: NaiveOrder, times: number): Trial => ({
  name: order,
  database,
  repeats: 'none',
  run: async ground => {
    await using trial = await stand(ground, { name: order, database, repeats: 'none', boards: 20 })
    await setUp(trial)
    const { boards, added, moves } = trial.work
    let planted = 0
    const plantMore = () =>
      plant(
        trial.home,
        Array.from({ length: MEETINGS }, () => ({ slug: `due-${++planted}`, begins: LEAD_MINUTES - 5 })),
      )
    await plantMore()
    const evidence = async (): Promise<Evidence> => {
      await arrived(trial)
      const books = await readBooks(trial.home.databaseUrl)
      return { repeats: 'none', boards, added, moves, deeds: trial.platform.deeds, books, up: [], clock: 'true' }
    }
    const isBroken = async () => check(await evidence())[breaks[order]].broken.length > 0
    let kills = 0
    while (kills < times || (kills < MOST && !(await isBroken()))) {
      if ((await oneLife(trial, order, 'killed')) === 'killed') kills++
      else await plantMore()
    }
    await oneLife(trial, order, 'to its end')
    return { kills, crashes: [], evidence: await evidence() }
  },
})

/** What was on its way when its sender died is no loss yet: on a slow machine it comes a moment later. */
const arrived = async ({ platform }: Stand): Promise<void> => {
  for (let still = 0; still < 3; still = platform.underWay === 0 ? still + 1 : 0) await pause(50)
}

const oneLife = async ({ home, platform, random }: Stand, order: NaiveOrder, how: 'killed' | 'to its end') => {
  const child = spawn(process.execPath, [bot, order], {
    cwd: home.folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: compiled,
      DATABASE_URL: home.databaseUrl,
      PALAIS_KEYRING: join(home.folder, 'palais.keyring'),
      ...home.environment,
      DELIVERY_TIMEOUT: '30',
    },
  })
  const ended = new Promise<'ended'>(resolve => child.on('exit', () => resolve('ended')))
  if (how === 'to its end') return ended
  if ((await Promise.race([platform.asked(), ended])) === 'ended') return 'ended'
  // By the pace at which it sends, so that on a slow machine too it dies anywhere between two steps.
  const [began, before] = [trueNow(), platform.calls]
  const most = random.between(AT_ONCE + 1, 3 * AT_ONCE)
  while (platform.calls - before < most) if ((await Promise.race([platform.asked(), ended])) === 'ended') return 'ended'
  await pause((random.next() * AT_ONCE * (trueNow() - began)) / (platform.calls - before))
  child.kill('SIGKILL')
  await ended
  return 'killed' as const
}
