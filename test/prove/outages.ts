// Outages: PostgreSQL crashes and comes back, is cut off, falls silent, while the program lives on; now and then it is killed too.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ordinary, type Repeats, trueNow } from './platform.ts'
import { postgresServer } from './postgres.ts'
import { endInOrder } from './program.ts'
import { proxy } from './proxy.ts'
import { bringToRest, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'

export const outages = (repeats: Repeats, seconds: number): Trial => ({
  name: 'PostgreSQL restarted and cut off',
  database: 'postgres',
  repeats,
  run: async (ground, isTime) => {
    // A server of its own: the other trials are not to share its troubles.
    const folder = join(ground.folder, `outages-${repeats}`)
    await mkdir(folder)
    await using postgres = await postgresServer(folder)
    await using line = await proxy(postgres.port)
    await using trial = await stand(
      { ...ground, postgres },
      {
        name: 'outages',
        database: 'postgres',
        repeats,
        boards: 12,
        port: line.port,
      },
    )
    await setUp(trial)
    trial.platform.play(ordinary)
    const { random, work, crashes } = trial
    let kills = 0
    let life = trial.begin()
    await life.ready
    const until = trueNow() + seconds * 1000
    while (trueNow() < until && isTime()) {
      const asked = work.ask(life)
      await pause(random.between(0, 1500))
      const trouble = random.pick(['restart', 'restart', 'cut', 'silent', 'kill'] as const)
      if (trouble === 'kill') {
        life.signal('SIGKILL')
        await life.ended
        kills++
        life = trial.begin()
        await life.ready
      } else if (trouble === 'restart') {
        await postgres.restart()
      } else {
        line.turn(trouble)
        await pause(random.between(200, 2000))
        line.turn('open')
      }
      await asked
      if (await hasEnded(life.ended)) {
        crashes.push(`It ended by itself: ${life.errors()}`)
        life = trial.begin()
        await life.ready
      }
    }
    await endInOrder(life, crashes)
    return { kills, crashes, evidence: await bringToRest(trial) }
  },
})

const hasEnded = (ended: Promise<unknown>): Promise<boolean> =>
  Promise.race([ended.then(() => true), pause(0).then(() => false)])
