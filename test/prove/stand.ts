// Stand: one trial's folder, database, platform and work, and how it comes to its end.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Books, type Entry, isAtRest, type Planned, readBooks } from './books.ts'
import type { Chance } from './chance.ts'
import type { Evidence, Span } from './check.ts'
import { healthy, type Platform, platform, type Repeats, trueNow } from './platform.ts'
import type { PostgresServer } from './postgres.ts'
import { endInOrder, fromSources, type Home, type Life, start } from './program.ts'
import { slackPlatform } from './slack-platform.ts'
import { type Work, workOf } from './work.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** Where trials are held. */
export interface Ground {
  readonly folder: string
  /** The file to start a bundle of the program by. */
  readonly bundle: string
  readonly postgres: PostgresServer
  readonly random: Chance
  readonly say: (text: string) => void
}

export interface Wanted {
  readonly name: string
  readonly database: DatabaseKind
  readonly repeats: Repeats
  readonly boards: number
  /** Where the boards are; a gateway when absent. */
  readonly on?: 'hook' | 'slack'
  /** Where a trial is mostly starting, a bundle; else the sources. */
  readonly start?: 'bundle'
  /** Of PostgreSQL, when something stands before it. */
  readonly port?: number
  readonly environment?: Readonly<Record<string, string>>
  /** The program's clock, when it is not the true one. */
  readonly clock?: () => number
}

export interface Stand extends AsyncDisposable {
  readonly wanted: Wanted
  readonly home: Home
  readonly platform: Platform
  readonly work: Work
  readonly random: Chance
  /** What ended by itself and should not have. */
  readonly crashes: string[]
  /** When a program was up. */
  readonly up: readonly Span[]
  begin(name?: string): Life
}

/** A call is given up after so long; leases last six times as long, graces nine times. */
export const PATIENCE_MS = 1_000
export const LEASE_MS = 6 * PATIENCE_MS
export const GRACE_MS = 9 * PATIENCE_MS

let made = 0

export const stand = async (ground: Ground, wanted: Wanted): Promise<Stand> => {
  const random = ground.random.apart(`${wanted.name} ${wanted.database} ${wanted.repeats}`)
  const number = ++made
  const folder = join(ground.folder, `t${number}`)
  await mkdir(folder)
  if (wanted.database === 'postgres') await ground.postgres.makeDatabase(`trial_${number}`)
  const databaseUrl =
    wanted.database === 'sqlite'
      ? `sqlite:${join(folder, 'palais.db')}`
      : ground.postgres.urlOf(`trial_${number}`, wanted.port)
  const { clock, on = 'hook', repeats } = wanted
  const work = workOf({
    boards: wanted.boards,
    on,
    random: random.apart('work'),
    ...(clock === undefined ? {} : { clock }),
  })
  const board =
    on === 'slack'
      ? await slackPlatform({ repeats, random: random.apart('platform'), boards: work.boards })
      : await platform({ repeats, random: random.apart('platform'), patienceMs: PATIENCE_MS })
  const environment = {
    ...settingsOf[on](board),
    DELIVERY_TIMEOUT: String(PATIENCE_MS / 1000),
    ...wanted.environment,
  }
  const main = wanted.start === 'bundle' ? ground.bundle : fromSources
  const home = { folder, databaseUrl, main, environment }
  const crashes: string[] = []
  const up: Span[] = []
  return {
    wanted,
    home,
    platform: board,
    work,
    random,
    crashes,
    up,
    begin: name => {
      const life = start(home, name)
      void life.ready.then(async how => {
        const span = { from: trueNow(), until: Number.POSITIVE_INFINITY }
        if (how === 'ended') return
        up.push(span)
        await life.ended
        span.until = trueNow()
      })
      return life
    },
    [Symbol.asyncDispose]: () => board[Symbol.asyncDispose](),
  }
}

/** How the program is told of its platform. */
const settingsOf: Readonly<Record<'hook' | 'slack', (board: Platform) => Readonly<Record<string, string>>>> = {
  hook: ({ url, repeats }) => ({ HOOK_URL: url, HOOK_REPEATS: repeats }),
  slack: ({ url }) => ({ SLACK_API_URL: url, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }),
}

/** Links the boards in a first life that ends in order. */
export const setUp = async ({ work, begin, crashes }: Stand): Promise<void> => {
  const life = begin()
  if ((await life.ready) !== 'ready') throw new Error(`It did not start: ${life.errors()}`)
  await work.setUp(life)
  await endInOrder(life, crashes)
}

const LONGEST_END_MS = 300_000
/** What was lost with a process is found again within so long. */
const roundOf = (repeats: Repeats): number => LEASE_MS + (repeats === 'look-up' ? GRACE_MS : 0) + 4_000

/** Lives on without faults until nothing that is due is open any more, and gathers what is to be checked. */
export const bringToRest = async (trial: Stand, truth: Evidence['clock'] = 'true'): Promise<Evidence> => {
  const { home, work, platform: board, wanted, begin, crashes } = trial
  board.play(healthy)
  const until = trueNow() + LONGEST_END_MS
  for (;;) {
    const life = begin()
    if ((await life.ready) !== 'ready') throw new Error(`It did not start again: ${life.errors()}`)
    const began = trueNow()
    while (trueNow() < began + roundOf(wanted.repeats) || trueNow() < board.lastAsked + 2_500) await pause(250)
    const at = trueNow()
    const count = listedIn((await life.say('status'))?.text)
    await endInOrder(life, crashes)
    const clock = wanted.clock?.() ?? trueNow()
    const books = await readBooks(home.databaseUrl)
    const isDue = (one: Planned): boolean => Date.parse(one.fires_at) < clock - TURN_MS
    const open = [
      ...books.deliveries.filter(one => isOpen(one, clock)),
      ...books.planned.filter(one => one.state === 'planned' && isDue(one)),
    ]
    if (open.length > 0 && trueNow() < until) continue
    const { boards, added, moves } = work
    // What fell due in the last seconds is not yet to be done, nor what was planned for it.
    const due = {
      ...books,
      deliveries: books.deliveries.filter(one => isAtRest(one) || isOpen(one, clock)),
      planned: books.planned.filter(isDue),
    }
    return {
      repeats: wanted.repeats,
      boards,
      added,
      moves,
      deeds: board.deeds,
      books: due satisfies Books,
      up: trial.up,
      clock: truth,
      ...(count === undefined ? {} : { listed: { count, at } }),
    }
  }
}

/** Something still to be done, which was due a while ago. */
const isOpen = (one: Entry, now: number): boolean => !isAtRest(one) && Date.parse(one.due_at) < now - 5_000

/** So long that the job that plans has had its turn, and what it queued too. */
const TURN_MS = 20_000

const listedIn = (status: string | undefined): number | undefined => {
  const [, count] = /"unconfirmed": (\d+)/.exec(status ?? '') ?? []
  return status === undefined ? undefined : Number(count ?? 0)
}
