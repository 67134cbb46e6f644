// Replicas: two processes on one database; one is frozen for longer than its lease and woken again, or killed.
import { setTimeout as pause } from 'node:timers/promises'
import { ordinary, type Repeats, trueNow } from './platform.ts'
import { endInOrder, type Life } from './program.ts'
import { bringToRest, LEASE_MS, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'

export const replicas = (repeats: Repeats, seconds: number): Trial => ({
  name: 'two replicas, one frozen and woken',
  database: 'postgres',
  repeats,
  run: async (ground, isTime) => {
    await using trial = await stand(ground, { name: 'replicas', database: 'postgres', repeats, boards: 12 })
    await setUp(trial)
    trial.platform.play(ordinary)
    const { random, work } = trial
    const lives: [Life, Life] = [trial.begin('a'), trial.begin('b')]
    await Promise.all(lives.map(life => life.ready))
    let kills = 0
    const until = trueNow() + seconds * 1000
    while (trueNow() < until && isTime()) {
      const which = random.between(0, 1) as 0 | 1
      const victim = lives[which]
      const other = lives[which === 0 ? 1 : 0]
      const asked = work.ask(other)
      await Promise.race([trial.platform.asked(), pause(1_500)])
      if (random.next() < 0.6) {
        victim.signal('SIGSTOP')
        await pause(random.between(100, LEASE_MS * 2))
        victim.signal('SIGCONT')
      } else {
        victim.signal('SIGKILL')
        await victim.ended
        kills++
        lives[which] = trial.begin(which === 0 ? 'a' : 'b')
        await lives[which].ready
      }
      await asked
    }
    for (const life of lives) await endInOrder(life, trial.crashes)
    return { kills, crashes: trial.crashes, evidence: await bringToRest(trial) }
  },
})
