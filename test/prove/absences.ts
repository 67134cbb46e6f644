// Absences: the program was down for a while; what fell due is made good under kills, said to be late, or said to have been missed.
import { oneLife } from './kills.ts'
import { type Planted, plant } from './plant.ts'
import { ordinary, type Repeats } from './platform.ts'
import { bringToRest, type DatabaseKind, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'
import { LEAD_MINUTES } from './work.ts'

const LIVES = 2
/** More at once in one place become a list. */
const FLOOD = 25

export const absences = (database: DatabaseKind, repeats: Repeats, rounds: number): Trial => ({
  name: 'down for a while',
  database,
  repeats,
  run: async (ground, isTime) => {
    await using trial = await stand(ground, { name: 'absences', database, repeats, boards: 8, start: 'bundle' })
    await setUp(trial)
    trial.platform.play(ordinary)
    const planted: Planted[] = []
    let kills = 0
    for (let round = 1; round <= rounds && isTime(); round++) {
      const count = round % 4 === 0 ? FLOOD : 5
      const meetings = Array.from({ length: count }, (_, index) => ({
        slug: `missed-${round}-${index + 1}`,
        // Some are over; the rest have their reminder behind them for ten minutes or more.
        begins: trial.random.next() < 0.3 ? -trial.random.between(1, 60) : trial.random.between(8, LEAD_MINUTES - 10),
      }))
      planted.push(...meetings)
      await plant(trial.home, meetings)
      for (let life = 0; life < LIVES; life++, kills++) await oneLife(trial)
    }
    const evidence = await bringToRest(trial)
    return { kills, crashes: trial.crashes, evidence: { ...evidence, missed: planted.map(one => one.slug) } }
  },
})
