// Clocks: the wall clock is set forward and back under the running program and between its lives, by seconds, hours, a year.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ordinary, type Repeats, trueNow } from './platform.ts'
import { endInOrder } from './program.ts'
import { bringToRest, type DatabaseKind, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'

/** Where Debian's package faketime puts it. */
const LIBRARY = process.env.FAKETIME_LIBRARY ?? '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'

/** Seconds by which the clock is off, one after the other. */
const steps = [0, 45, 0, -45, 0, 3_700, 0, -3_700, 0, 86_400 * 365, 0] as const

export const clocks = (database: DatabaseKind, repeats: Repeats): Trial => ({
  name: 'the clock set forward and back, up to a year',
  database,
  repeats,
  run: async (ground, isTime) => {
    const file = join(ground.folder, `clock-${database}-${repeats}`)
    let off = 0
    const set = async (seconds: number): Promise<void> => {
      off = seconds
      await writeFile(file, `${seconds >= 0 ? '+' : ''}${seconds}`)
    }
    await set(0)
    const environment = {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }
    const clock = () => trueNow() + off * 1000
    await using trial = await stand(ground, { name: 'clocks', database, repeats, boards: 6, environment, clock })
    await setUp(trial)
    trial.platform.play(ordinary)
    let kills = 0
    let life = trial.begin()
    await life.ready
    for (const step of steps) {
      if (!isTime()) break
      await trial.work.ask(life)
      await pause(trial.random.between(0, 2_500))
      if (trial.random.next() < 0.5) {
        life.signal('SIGKILL')
        await life.ended
        kills++
        await set(step)
        life = trial.begin()
        await life.ready
      } else await set(step)
      await trial.work.ask(life)
      await pause(4_000)
    }
    await set(0)
    await endInOrder(life, trial.crashes)
    return { kills, crashes: trial.crashes, evidence: await bringToRest(trial, 'set') }
  },
})
