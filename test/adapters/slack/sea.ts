// A sea for storms: the real messenger and the real delivering between a database and a fake Slack, on a clock of its own.
import { slackMessenger } from '#adapters/slack/messenger.ts'
import { people } from '#adapters/slack/people.ts'
import { pace } from '#adapters/slack/post.ts'
import { rooms } from '#adapters/slack/rooms.ts'
import { openWorkspaces } from '#adapters/slack/workspaces.ts'
import { deliver } from '#jobs/deliver.ts'
import { patience } from '#jobs/patience.ts'
import { factsOf } from '#src/calendar/change.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import { instantText } from '#src/instant-text.ts'
import type { DeliveryState } from '#src/reminders/delivery.ts'
import type { PlaceId } from '#src/security/member.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'
import type { TestDatabase } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { acts } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'

const START = Temporal.Instant.from('2026-11-21T09:00:00Z')
/** So much of the sea's time passes at once. */
const STEP_MS = 500
/** Turns of the loop in which nothing happens: then everything waits for time to pass. */
const STILL = 25

export interface Sea extends AsyncDisposable {
  readonly fake: FakeSlack
  /** Seconds since the beginning. */
  seconds(): number
  /** Lets so many seconds pass, or less when everything rests. */
  live(seconds: number): Promise<void>
  counts(): Promise<Readonly<Record<DeliveryState, number>>>
}

export interface Voyage {
  readonly scopes: readonly string[]
  readonly channels: number
  readonly each: number
  /** `all`: each notice is of all changes, so that it takes several messages. */
  readonly about?: 'one' | 'all'
}

/** Notices of some changes to some channels, all due at once. */
export const sea = async (database: TestDatabase, { scopes, channels, each, about = 'one' }: Voyage): Promise<Sea> => {
  let elapsed = 0
  const sleepers: { readonly until: number; readonly wake: () => void }[] = []
  const clock = (): Temporal.Instant => START.add({ milliseconds: elapsed })
  const pause = (ms: number): Promise<void> => new Promise(wake => void sleepers.push({ until: elapsed + ms, wake }))
  const fake = await fakeSlack({ now: () => clock().epochMilliseconds })
  fake.teams[0].scopes = scopes
  const workspaces = openWorkspaces(
    { botTokens: ['xoxb-1'], way: { by: 'socket', appTokens: ['xapp-1'] }, apiUrl: fake.apiUrl },
    { timeout: Temporal.Duration.from({ seconds: 5 }), failed: () => undefined },
  )
  await workspaces.tried
  const { stores, atomically } = database
  const instruments = fixedInstruments()
  const at = instantText(clock())
  await atomically(one => firstStart({ stores: one, random: instruments.random, at, owners: [] }))
  const space = (await stores.members.homeSpace()).id
  for (let number = 1; number <= each; number++) {
    const title = about === 'one' ? 'Panel' : `Panel ${number} ${'on what the coalition asks for '.repeat(10)}`
    const event = anEvent({ space, slug: `event-${number}`, title, when: '2026-12-21 18:00' })
    await stores.calendar.seed([event])
    const moved = { ...event, revision: 2, sequence: 1, when: aWhen('2026-12-22 18:00') }
    await atomically(({ calendar }) => calendar.amend(moved, factsOf(event), { at, by: 'ana' }))
  }
  for (let channel = 1; channel <= channels; channel++) {
    const place = `p${channel}` as PlaceId
    const address = `C${String(channel).padStart(3, '0')}`
    acts(fake).channel(address, [])
    await stores.members.setPlace({ id: place, platform: 'slack', address, kind: 'room', space }, undefined, at)
    await stores.outbox.queue(
      Array.from({ length: each }, (_, index) => ({
        id: `n${channel}-${index + 1}`,
        key: `n${channel}-${index + 1}`,
        kind: 'notice' as const,
        space,
        place,
        subjects: about === 'one' ? [`K${index + 1}`] : Array.from({ length: each }, (_, at) => `K${at + 1}`),
        dueAt: at,
        notAfter: '2026-12-01T00:00:00.000Z',
      })),
    )
  }
  const surroundings = { workspaces, people: people(workspaces, () => elapsed), elapsed: () => elapsed }
  const messenger = slackMessenger({
    ...surroundings,
    rooms: rooms(surroundings),
    pace: pace({ elapsed: () => elapsed, pause }),
    files: async () => new Map(),
    mentionsOf: async () => new Map(),
    lost: async () => undefined,
    open: async place => place.address,
    accountsOf: stores.members.accountsOf,
  })
  const [job] = deliver(
    {
      ...database,
      instruments,
      clock,
      messengers: () => [messenger],
      owner: 'test',
      patience: patience(Temporal.Duration.from({ seconds: 10 })),
      failed: error => {
        throw error
      },
    },
    () => elapsed,
  ).filter(one => one.name === 'deliver slack')
  const rest = async (): Promise<boolean> => {
    const { queued, retry, sending } = await stores.outbox.counts()
    return queued + retry + sending === 0
  }
  /** Until no call is under way: so a call takes none of the sea's time, on the slowest machine too. */
  const still = async (): Promise<void> => {
    for (let turns = 0, seen = -1; turns < STILL; turns++) {
      await new Promise(resolve => setImmediate(resolve))
      if (fake.open > 0 || fake.calls.length !== seen) turns = 0
      seen = fake.calls.length
    }
  }
  /** While the job runs, time passes in steps, each once everything else had its turn. */
  const run = async (until: number): Promise<void> => {
    let running = true
    const done = job?.run(clock()).finally(() => {
      running = false
    })
    while (running && elapsed < until) {
      await still()
      elapsed += STEP_MS
      for (const one of sleepers.splice(0)) one.until <= elapsed ? one.wake() : sleepers.push(one)
    }
    const waking = setInterval(() => {
      for (const one of sleepers.splice(0)) one.wake()
    }, 3)
    await done
    clearInterval(waking)
  }
  return {
    fake,
    seconds: () => elapsed / 1000,
    live: async seconds => {
      const until = elapsed + seconds * 1000
      while (elapsed < until) {
        await run(until)
        if (await rest()) return
        elapsed += 1_000
      }
    },
    counts: () => stores.outbox.counts(),
    [Symbol.asyncDispose]: async () => {
      workspaces[Symbol.dispose]()
      await fake[Symbol.asyncDispose]()
    },
  }
}
