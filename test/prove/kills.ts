// Kills: the program is killed at any moment, again and again, while it starts, takes orders and sends.
import { setTimeout as pause } from 'node:timers/promises'
import type { Repeats } from './platform.ts'
import { ordinary } from './platform.ts'
import { bringToRest, type DatabaseKind, GRACE_MS, type Stand, setUp, stand, type Wanted } from './stand.ts'
import type { Trial } from './trial.ts'

export const kills = (database: DatabaseKind, repeats: Repeats, times: number): Trial =>
  killed({ name: 'kills', database, repeats, boards: 24, start: 'bundle' }, 'kill -9 at random', times)

/** The same, with channels of Slack for boards. */
export const slackKills = (database: DatabaseKind, repeats: Repeats, times: number): Trial =>
  killed({ name: 'slack kills', database, repeats, boards: 8, on: 'slack' }, 'kill -9 at random, Slack', times)

const killed = (wanted: Wanted, name: string, times: number): Trial => ({
  name,
  database: wanted.database,
  repeats: wanted.repeats,
  run: async (ground, isTime) => {
    await using trial = await stand(ground, wanted)
    const { database, repeats } = wanted
    await setUp(trial)
    trial.platform.play(ordinary)
    let done = 0
    while (done < times && isTime()) {
      await oneLife(trial)
      done++
      if (done % 50 === 0) ground.say(`${database}, ${repeats}: ${done} kills, ${trial.platform.deeds.length} deeds`)
    }
    return { kills: done, crashes: trial.crashes, evidence: await bringToRest(trial) }
  },
})

/** Starts, is given orders, sends, and is killed at any moment of it. */
export const oneLife = async ({ begin, platform, work, random, crashes, wanted }: Stand): Promise<void> => {
  const life = begin()
  let killed: 'not yet' | 'yes' = 'not yet'
  const asking = (async () => {
    if ((await life.ready) !== 'ready') return
    for (let orders = random.between(1, 3); orders > 0 && killed === 'not yet'; orders--) await work.ask(life)
  })()
  void life.ended.then(code => {
    if (killed === 'not yet') crashes.push(`It ended by itself with ${code}: ${life.errors()}`)
  })
  if (random.next() < 0.25) await pause(random.between(20, 1500))
  else {
    await Promise.race([life.ready, life.ended])
    await Promise.race([platform.asked(), pause(4_000)])
    // Only who lives longer than the grace can look anything up.
    const longest = wanted.repeats === 'look-up' && random.next() < 0.3 ? GRACE_MS + 2_500 : 500
    await pause(random.between(0, longest))
  }
  killed = 'yes'
  life.signal('SIGKILL')
  await life.ended
  await asking
}
