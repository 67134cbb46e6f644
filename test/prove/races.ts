// Races: meetings move while their reminders fall due, are claimed and are sent by two processes' jobs at the same time.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { hookMessenger } from '#adapters/hook/messenger.ts'
import { hash, random as ids } from '#adapters/instruments.ts'
import { openKeyring } from '#adapters/keyring/key-file.ts'
import { openDatabase } from '#db/open.ts'
import { deliver } from '#jobs/deliver.ts'
import { patience } from '#jobs/patience.ts'
import { plan } from '#jobs/plan.ts'
import { moveTo } from '#src/calendar/transitions.ts'
import type { When } from '#src/calendar/when.ts'
import { instantText } from '#src/instant-text.ts'
import { changeEvent } from '#src/reminders/change-events.ts'
import { planEvent } from '#src/reminders/plan-event.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { meetingAt } from './plant.ts'
import { trueNow } from './platform.ts'
import { bringToRest, type DatabaseKind, type Stand, setUp, stand } from './stand.ts'
import type { Trial } from './trial.ts'
import { LEAD_MINUTES } from './work.ts'

const AT_ONCE = 20

export const races = (database: DatabaseKind, times: number): Trial => ({
  name: 'moves against claims',
  database,
  repeats: 'key',
  run: async (ground, isTime) => {
    await using trial = await stand(ground, { name: 'races', database, repeats: 'key', boards: 3 })
    await setUp(trial)
    {
      await using field = await openField(trial)
      for (let run = 0; run < times && isTime(); run += AT_ONCE) {
        const meetings = Array.from({ length: AT_ONCE }, (_, index) => `prove-${run + index + 1}`)
        await Promise.all([...meetings.map(slug => field.race(slug)), ...field.tick(12)])
        await Promise.all(field.tick(1))
      }
    }
    return { kills: 0, crashes: trial.crashes, evidence: await bringToRest(trial) }
  },
})

/** The product's jobs and its one act of changing the calendar, on connections of their own, without the program around them. */
const openField = async ({ home, platform, wanted, random, work, crashes }: Stand) => {
  const keyring = await openKeyring(join(home.folder, 'palais.keyring'))
  // A SQLite file has one process, and so one set of jobs.
  const count = wanted.database === 'sqlite' ? 1 : 2
  const databases = await Promise.all(Array.from({ length: count }, () => openDatabase(home.databaseUrl, { keyring })))
  const clock = () => Temporal.Now.instant()
  const timeout = Temporal.Duration.from({ seconds: 20 })
  const messenger = hookMessenger({ url: platform.url, repeats: 'key' }, { timeout, now: clock })
  const instruments = { ...fixedInstruments(), keyring, random: ids, hash }
  const jobs = databases.flatMap(({ stores, atomically }, index) => {
    const works = {
      stores,
      atomically,
      instruments,
      clock,
      messengers: () => [messenger],
      owner: `jobs ${index}`,
      patience: patience(timeout),
      failed: (error: unknown) => void crashes.push(String(error)),
    }
    return [plan(works), ...deliver(works).filter(job => job.name === 'deliver hook')]
  })
  const [{ atomically, stores }] = databases as [(typeof databases)[0]]
  const space = (await stores.members.homeSpace()).id

  /** Its reminder is due as soon as it is there; somewhere on the way it moves to tomorrow. */
  const race = async (slug: string): Promise<void> => {
    await pause(random.between(0, 60))
    const event = meetingAt(clock().add({ minutes: LEAD_MINUTES - 1 }), { slug, space, now: clock() })
    await atomically(async open => {
      await open.calendar.seed([event])
      await planEvent(open, event, clock().subtract({ minutes: 10 }))
    })
    work.record(slug)
    await pause(random.between(0, 900))
    await atomically(async open => {
      const after = moveTo(event, tomorrow(event.when), 'confirmed')
      if (!after.ok) throw new Error(after.refusal.sentence)
      const ports = { ...open, hash, random: ids }
      await changeEvent(ports, { event, after: after.value }, { at: instantText(clock()), by: 'prove' })
    })
    work.recordMove({ slug, acknowledgedAt: trueNow() })
  }

  return {
    race,
    /** Every job, several times over, at random moments. */
    tick: (times: number): Promise<void>[] =>
      jobs.map(async job => {
        for (let tick = 0; tick < times; tick++) {
          await pause(random.between(0, 25))
          await job.run(clock())
        }
      }),
    [Symbol.asyncDispose]: async () => void (await Promise.all(databases.map(database => database.close()))),
  }
}

const tomorrow = (when: When): When => (when.kind === 'moment' ? { ...when, at: when.at.add({ days: 1 }) } : when)
