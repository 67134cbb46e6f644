// Storms: a platform that has too many requests, fails, hangs up and answers too late, while orders keep coming.
import { setTimeout as pause } from 'node:timers/promises'
import { type Repeats, stormy, trueNow } from './platform.ts'
import { endInOrder } from './program.ts'
import { bringToRest, type DatabaseKind, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'

export const storms = (database: DatabaseKind, repeats: Repeats, seconds: number): Trial => ({
  name: '429, 5xx, resets, slow answers',
  database,
  repeats,
  run: async (ground, isTime) => {
    await using trial = await stand(ground, { name: 'storms', database, repeats, boards: 12 })
    await setUp(trial)
    trial.platform.play(stormy)
    const life = trial.begin()
    await life.ready
    const until = trueNow() + seconds * 1000
    while (trueNow() < until && isTime()) {
      await trial.work.ask(life)
      await pause(trial.random.between(100, 1500))
    }
    await endInOrder(life, trial.crashes)
    return { kills: 0, crashes: trial.crashes, evidence: await bringToRest(trial) }
  },
})
