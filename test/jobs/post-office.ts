// A post office for tests: one place on a board, an event, a clock that is moved by hand, and a platform that plays faults.
import { deliver } from '#jobs/deliver.ts'
import { patience } from '#jobs/patience.ts'
import { factsOf } from '#src/calendar/change.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import { instantText } from '#src/instant-text.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { NewDelivery } from '#src/reminders/outbox.ts'
import { type Capabilities, type Found, type Message, type Messenger, SendFault } from '#src/reply/messenger.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { foundIn, messagesIn, receiptOf } from '#src/reply/receipt.ts'
import { thePublic } from '#src/security/audience.ts'
import type { Place, PlaceId } from '#src/security/member.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'
import type { TestDatabase } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

/** What the platform does with a call: takes it and says so, takes it and the answer is lost, or does not take it. */
export type Play =
  | 'takes it'
  | 'takes it, answer lost'
  | 'not done, answer lost'
  | 'too many'
  | 'refuses'
  | 'the sender dies before'
  | 'the sender dies after'

/** A process that is gone: whatever it was about to write stays unwritten. */
class Died extends Error {}

export interface Posted {
  readonly id: string
  readonly text: string
  /** Which of its messages. */
  readonly part: number
}

/** Deliveries whose ids begin so take three messages; a naive platform goes by the first alone, and begins anew each time. */
const PARTS: Readonly<Record<string, number>> = { long: 3, naive: 3 }
const startOf = (id: string): string => /^[a-z]+/.exec(id)?.[0] ?? ''
const partsOf = (id: string): number => PARTS[startOf(id)] ?? 1
const nameOf = (id: string, part: number): string => (partsOf(id) === 1 ? `m-${id}` : `m-${id}-${part}`)

/** `key for a day`: it drops a repeat by its key, and forgets the key after a day. */
export type Promised = Capabilities['repeats'] | 'key for a day'

export const postOffice = async (database: TestDatabase, promised: Promised, plays: Play[]) => {
  const repeats = promised === 'key for a day' ? 'key' : promised
  const remembers = promised === repeats ? {} : { remembers: Temporal.Duration.from({ hours: 24 }) }
  const { stores, atomically } = database
  const instruments = fixedInstruments()
  const time = { wall: Temporal.Instant.from('2026-11-21T09:00:00Z'), elapsed: 0 }
  const at = () => instantText(time.wall)
  await atomically(stores => firstStart({ stores, random: instruments.random, at: at(), owners: [] }))
  const space = (await stores.members.homeSpace()).id
  const place: Place = { id: 'board' as PlaceId, platform: 'hook', address: 'board', kind: 'room', space }
  await stores.members.setPlace(place, undefined, at())
  const event = anEvent({ space, when: '2026-11-21 18:00' })
  await stores.calendar.seed([event])

  const posts: Posted[] = []
  const corrections: Omit<Posted, 'part'>[] = []
  const asked: string[] = []
  const alive = { yes: true }
  const act = async <T>(deed: () => T, play: Play | undefined): Promise<T> => {
    if (play === 'the sender dies before') alive.yes = false
    if (play === 'too many')
      throw new SendFault('not-sent', 'rate-limited', { after: Temporal.Duration.from({ seconds: 1 }) })
    if (play === 'refuses') throw new SendFault('refused', 'no-such-board')
    if (play === 'not done, answer lost') throw new SendFault('unknown', 'no-answer')
    const done = play === 'the sender dies before' ? undefined : deed()
    if (play === 'the sender dies after') alive.yes = false
    if (!alive.yes) throw new Died()
    if (play === 'takes it, answer lost') throw new SendFault('unknown', 'no-answer')
    return done as T
  }
  const post = ({ id, document }: Message, part: number): string => {
    if (promised !== 'key' || !posts.some(one => one.id === id && one.part === part))
      posts.push({ id, text: plainText(document), part })
    return nameOf(id, part)
  }
  const send: Messenger['send'] = async (message, progress) => {
    const isNaive = startOf(message.id) === 'naive'
    const there = isNaive ? [] : [...messagesIn(message.begun)]
    while (there.length < partsOf(message.id)) {
      there.push(await act(() => post(message, there.length), plays.shift()))
      if (!isNaive && there.length < partsOf(message.id)) await progress?.(receiptOf(there))
    }
    return isNaive ? (there[0] ?? '') : receiptOf(there)
  }
  const find = (id: string, begun: string | undefined): Found | undefined => {
    const parts = startOf(id) === 'naive' ? 1 : partsOf(id)
    const ours = posts.filter(one => one.id === id)
    return foundIn(messagesIn(begun), new Map(ours.map(({ part }) => [part, { name: nameOf(id, part), parts }])))
  }
  const messenger: Messenger = {
    platform: 'hook',
    capabilities: { repeats, edits: 'yes', ...remembers },
    audience: async () => thePublic,
    send,
    correct: (receipt, message) =>
      act(() => {
        corrections.push({ id: receipt, text: plainText(message.document) })
        return receipt
      }, plays.shift()),
    lookUp: (id, _, { begun }) => {
      asked.push(id)
      return act(() => find(id, begun), plays.shift())
    },
  }

  /** A process: it dies where the play says so, and then writes nothing more. */
  const start = (owner: string) => {
    alive.yes = true
    const works = {
      stores,
      atomically: ((work: never) =>
        alive.yes ? atomically(work) : Promise.reject(new Died())) as typeof database.atomically,
      instruments,
      clock: () => time.wall,
      messengers: () => [messenger],
      owner,
      patience: patience(Temporal.Duration.from({ seconds: 10 })),
      failed: (error: unknown) => {
        if (!(error instanceof Died)) throw error
      },
    }
    return deliver(works, () => time.elapsed).find(job => job.name === 'deliver hook')!
  }

  const pass = (seconds: number): void => {
    time.wall = time.wall.add({ milliseconds: Math.round(seconds * 1000) })
    time.elapsed += seconds * 1000
  }

  return {
    database,
    event,
    place,
    posts,
    corrections,
    asked,
    at,
    start,
    pass,
    /** Sets the wall clock, which no time passed on. */
    setClock: (by: Temporal.DurationLike) => {
      time.wall = time.wall.add(by)
    },
    queue: async (more: Partial<NewDelivery> = {}): Promise<string> => {
      const id = more.id ?? 'd1'
      await stores.outbox.queue([
        {
          id,
          key: id,
          kind: 'reminder',
          space,
          place: place.id,
          event: event.id,
          sequence: 0,
          dueAt: at(),
          notAfter: '2026-11-21T17:00:00.000Z',
          ...more,
        },
      ])
      return id
    },
    delivery: async (id = 'd1'): Promise<Delivery> => (await stores.outbox.delivery(id))!,
    /** The event moves to the day after. */
    move: () =>
      atomically(({ calendar }) => {
        const moved = { ...event, revision: 2, sequence: 1, when: aWhen('2026-11-22 18:00') }
        return calendar.amend(moved, factsOf(event), { at: at(), by: 'ana' })
      }),
    /** Ticks some seconds apart, by a new process whenever one died, until everything rests or the time is over. */
    live: async (seconds: number, every = 5): Promise<void> => {
      let job = start('p1')
      for (let passed = 0; passed <= seconds; passed += every) {
        await job.run(time.wall)
        if (!alive.yes) job = start(`p${passed}`)
        pass(every)
        const { queued, retry, sending } = await stores.outbox.counts()
        if (queued + retry + sending === 0) return
      }
    },
  }
}
