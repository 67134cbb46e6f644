// Prove: tries the real program on both databases against faults, and counts what it kept of its promises.
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'
import { chance } from './chance.ts'
import { trueNow } from './platform.ts'
import { postgresServer } from './postgres.ts'
import { compileAll, endAll, fromSources } from './program.ts'
import { readSettings } from './settings.ts'
import type { Ground } from './stand.ts'
import { type Held, hold, summary } from './summary.ts'
import { timetable } from './timetable.ts'
import type { Trial } from './trial.ts'

/** Much of a trial is waiting, so that more than one a core is at work. */
const AT_ONCE = availableParallelism() * 5

const settings = readSettings(process.argv.slice(2))
const began = trueNow()
const say = (text: string): void =>
  console.log(`${String(Math.round((trueNow() - began) / 1000)).padStart(5)} s  ${text}`)
say(`seed ${settings.seed}; --seed ${settings.seed} replays it`)

const folder = await mkdtemp(join(tmpdir(), 'palais-prove-'))
const stop = (): void => {
  endAll()
  process.exit(1)
}
process.once('SIGINT', stop).once('SIGTERM', stop)
try {
  const bundled = await bundle(join(folder, 'bundle'))
  for (const main of [fromSources, bundled]) await compileAll(folder, main)
  await using postgres = await postgresServer(folder)
  const ground: Ground = { folder, bundle: bundled, postgres, random: chance(settings.seed), say }
  const isTime = (): boolean => trueNow() - began < settings.minutes * 60_000
  const held: Held[] = []
  const notHeld: Trial[] = []
  const waiting = timetable(settings)
  const work = async (): Promise<void> => {
    for (let trial = waiting.shift(); trial !== undefined; trial = waiting.shift()) {
      if (!isTime()) {
        notHeld.push(trial)
        continue
      }
      say(`${trial.database}, ${trial.repeats}: ${trial.name}`)
      held.push(hold(trial, await trial.run(ground, isTime)))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const { text, verdict } = summary({ held, notHeld }, settings)
  console.log(text)
  process.exitCode = verdict === 'kept' ? 0 : 1
} finally {
  endAll()
  await rm(folder, { recursive: true, force: true })
}
