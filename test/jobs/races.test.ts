// Races: meetings move while their reminders fall due, are taken and are sent; a long run of the same is in test/prove.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { deliver } from '#jobs/deliver.ts'
import { patience } from '#jobs/patience.ts'
import { plan } from '#jobs/plan.ts'
import { everything } from '#src/calendar/filter.ts'
import { moveTo } from '#src/calendar/transitions.ts'
import { instantText } from '#src/instant-text.ts'
import { changeEvent } from '#src/reminders/change-events.ts'
import type { Lead } from '#src/reminders/lead.ts'
import { planEvent } from '#src/reminders/plan-event.ts'
import { startFollowing } from '#src/reminders/start-following.ts'
import type { Messenger } from '#src/reply/messenger.ts'
import { thePublic } from '#src/security/audience.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import { anEvent } from '#test/support/an-event.ts'
import { chanceFrom } from '#test/support/chance.ts'
import { eachDatabase, type TestDatabase, withSpaces } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const RACES = 20
const ROOMS = ['one', 'two', 'three'] as const
const space = 'home' as SpaceId

const clock = (): Temporal.Instant => Temporal.Now.instant()

/** The jobs over a platform that takes its time, the acts of changing, and what came of both. */
const course = async (database: TestDatabase, seed: number) => {
  const { stores, atomically } = database
  const chance = chanceFrom(seed)
  const moment = (ms: number) => pause(chance() * ms)
  const instruments = fixedInstruments()
  const posts: string[] = []
  const edits: string[] = []
  const messenger: Messenger = {
    platform: 'hook',
    capabilities: { repeats: 'none', edits: 'yes' },
    audience: async () => thePublic,
    send: async ({ id }) => {
      await moment(6)
      posts.push(id)
      return id
    },
    correct: async receipt => {
      await moment(6)
      edits.push(receipt)
      return receipt
    },
    lookUp: async () => undefined,
  }
  const works = {
    ...database,
    instruments,
    clock,
    messengers: () => [messenger],
    owner: 'jobs',
    patience: patience(Temporal.Duration.from({ seconds: 60 })),
    failed: (error: unknown) => {
      throw error
    },
  }
  const jobs = [plan(works), ...deliver(works).filter(job => job.name === 'deliver hook')]
  await withSpaces(database, 'home')
  for (const [index, address] of ROOMS.entries()) {
    const place = address as PlaceId
    await stores.members.setPlace(
      { id: place, platform: 'hook', address, kind: 'room', space },
      undefined,
      instantText(clock()),
    )
    const subscription = {
      number: index + 1,
      space,
      place,
      filter: everything,
      leads: ['1h' as Lead],
      at: '09:00',
      createdAt: instantText(clock()),
    }
    await atomically(open => startFollowing(open, subscription, { now: clock(), zone: 'Europe/Zurich' }))
  }

  let ticks = 0
  let over = false
  /** Some wait for whole runs of the jobs, so that on a slow server too not every move comes first. */
  const runs = async (count: number): Promise<void> => {
    const until = ticks + count
    while (ticks < until && !over) await pause(2)
  }

  return {
    posts,
    edits,
    /** Its reminder is due as soon as it is there; somewhere on the way it moves to tomorrow. Gives when that was done. */
    race: async (slug: string): Promise<string> => {
      await moment(200)
      const at = clock().add({ minutes: 59 }).toZonedDateTimeISO('Europe/Zurich').toPlainDateTime()
      const when = { kind: 'moment', at, zone: 'Europe/Zurich' } as const
      const event = anEvent({ slug, title: slug, space, when })
      await atomically(async open => {
        await open.calendar.seed([event])
        await planEvent(open, event, clock().subtract({ minutes: 10 }))
      })
      await runs(Math.floor(chance() * 4))
      await moment(120)
      await atomically(async open => {
        const after = moveTo(event, { ...when, at: at.add({ days: 1 }) }, 'confirmed')
        if (!after.ok) throw new Error(after.refusal.sentence)
        const ports = { ...open, ...instruments }
        await changeEvent(ports, { event, after: after.value }, { at: instantText(clock()), by: 'ana' })
      })
      return instantText(clock())
    },
    tick: async (times: number): Promise<void> => {
      for (let tick = 0; tick < times; tick++) {
        await moment(10)
        for (const job of jobs) await job.run(clock())
        ticks++
      }
      over = true
    },
  }
}

eachDatabase(open => {
  it('between moves and reminders start nothing of an old date, correct every post once and tell every room once', async () => {
    const database = await open()
    const { posts, edits, race, tick } = await course(database, 20_261_121)
    const slugs = Array.from({ length: RACES }, (_, index) => `meeting-${index + 1}`)
    const [movedAt] = await Promise.all([Promise.all(slugs.map(race)), tick(25)])
    await tick(3)

    const all = await database.db.selectFrom('delivery').selectAll().execute()
    const subjects = await database.db.selectFrom('delivery_subject').selectAll().execute()
    expect(all.filter(one => ['queued', 'sending', 'retry', 'unconfirmed'].includes(one.state))).toEqual([])
    expect(new Set(posts).size).toBe(posts.length)
    const old = all.filter(one => one.kind === 'reminder' && one.state === 'sent')
    const moved = new Map(slugs.map((slug, index) => [anEvent({ slug }).id as string, movedAt[index] ?? '']))
    expect(old.filter(one => (one.tried_at ?? '') > (moved.get(one.event ?? '') ?? ''))).toEqual([])
    for (const { id } of old) expect(edits.filter(edit => edit === id)).toHaveLength(1)
    const changes = await database.db.selectFrom('change').select('number').execute()
    expect(changes).toHaveLength(RACES)
    for (const { number } of changes) {
      const notices = subjects.filter(one => one.subject === `K${number}`).map(one => one.delivery)
      const rooms = all.filter(one => one.kind === 'notice' && one.state === 'sent' && notices.includes(one.id))
      expect(rooms.map(one => one.place).toSorted()).toEqual([...ROOMS].toSorted())
    }
    // It was a race: some were told of the old date, some not any more.
    expect(old.length).toBeGreaterThan(0)
    expect(old.length).toBeLessThan(RACES * ROOMS.length)
  })
})
