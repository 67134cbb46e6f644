// Calls: the program is killed at the first, second, third … call of each kind that it makes to the system in one full cycle.
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Repeats } from './platform.ts'
import type { Life } from './program.ts'
import { bringToRest, type DatabaseKind, type Stand, setUp, stand, type Wanted } from './stand.ts'
import type { Trial } from './trial.ts'

/** What writes: to the file, to the disk, to a socket. */
const kinds: Readonly<Record<DatabaseKind, readonly string[]>> = {
  sqlite: ['pwrite64', 'fsync,fdatasync', 'write,writev', 'sendto,sendmsg', 'ftruncate'],
  postgres: ['write,writev', 'sendto,sendmsg'],
}

/** `every`: 1 for each call, 5 for every fifth. */
export const calls = (database: DatabaseKind, repeats: Repeats, every: number): Trial =>
  killed({ name: 'calls', database, repeats, boards: 2 }, nameOf(every), every)

/** The same, with channels of Slack for boards. */
export const slackCalls = (database: DatabaseKind, repeats: Repeats, every: number): Trial =>
  killed({ name: 'slack calls', database, repeats, boards: 2, on: 'slack' }, `${nameOf(every)}, Slack`, every)

const nameOf = (every: number): string =>
  every === 1 ? 'kill -9 at each system call' : `kill -9 at one system call in ${every}`

const killed = (wanted: Wanted, name: string, every: number): Trial => ({
  name,
  database: wanted.database,
  repeats: wanted.repeats,
  run: async (ground, isTime) => {
    const { database, repeats } = wanted
    await using trial = await stand(ground, wanted)
    await setUp(trial)
    let kills = 0
    // In turns, so that a run that is cut short has tried calls of each kind.
    const ahead = kinds[database].map(kind => ({ kind, at: trial.random.between(1, every) }))
    for (let next = ahead.shift(); next !== undefined && isTime(); next = ahead.shift()) {
      const { kind, at } = next
      if ((await oneCycle(trial, kind, at)) === 'whole') {
        ground.say(`${database}, ${repeats}: ${kind} up to number ${at}`)
        continue
      }
      kills++
      ahead.push({ kind, at: at + every })
    }
    return { kills, crashes: trial.crashes, evidence: await bringToRest(trial) }
  },
})

const CYCLE_MS = 5_000

/** An order is given, written, sent to two boards and settled; whether it came to its end before the call was reached. */
const oneCycle = async ({ begin, work, platform }: Stand, kind: string, at: number): Promise<'killed' | 'whole'> => {
  const life = begin()
  if ((await life.ready) !== 'ready') throw new Error(`It did not start: ${life.errors()}`)
  await quiet(() => platform.lastAsked)
  const tracer = await trace(life, kind, at)
  const before = platform.deeds.length
  const ended = life.ended.then(() => 'killed' as const)
  const whole = async (): Promise<'whole'> => {
    await work.ask(life)
    const until = performance.now() + CYCLE_MS
    while (performance.now() < until && platform.deeds.length < before + 2) await pause(50)
    await pause(700)
    return 'whole'
  }
  const how = await Promise.race([ended, whole()])
  life.signal('SIGKILL')
  await life.ended
  tracer.kill('SIGKILL')
  return how
}

/** What the start sets going is over. */
const quiet = async (lastAsked: () => number): Promise<void> => {
  await pause(300)
  while (performance.timeOrigin + performance.now() - lastAsked() < 300) await pause(50)
}

const trace = async (life: Life, kind: string, at: number) => {
  const given = [
    '-f',
    '-o',
    '/dev/null',
    '-p',
    String(life.pid),
    '-e',
    `trace=${kind}`,
    '-e',
    `inject=${kind}:signal=KILL:when=${at}`,
  ]
  const tracer = spawn('strace', given, { stdio: ['ignore', 'ignore', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    tracer.on('error', reject)
    tracer.stderr.once('data', () => resolve())
    tracer.on('exit', () => resolve())
  })
  return tracer
}
