// Stock: the events and addresses that feeds are made from, in memory, brought up to date when the data version moves.
import type { CalendarEvent, EventId } from '#src/calendar/event.ts'
import type { FeedAddress, Publication } from '#src/calendar/feed.ts'
import type { EntryWording } from '#src/calendar/feed-entry.ts'
import { leavesOn, windowStart } from '#src/calendar/feed-window.ts'
import { dayAfter, firstDay } from '#src/calendar/when.ts'
import { breathe } from './breathe.ts'

/** An event at one revision, with the blocks that were rendered of it so far. */
export interface Stocked {
  readonly event: CalendarEvent
  /** Sorts by first day, then id. */
  readonly order: string
  /** The day on which feeds drop it, ISO. */
  readonly leaves: string
  readonly blocks: Map<EntryWording, string>
}

/** What an update did to the events: before and after of each, or so much that it is not worth telling. */
export type News = readonly (readonly [Stocked | undefined, Stocked | undefined])[] | 'everything'

export interface Stock {
  readonly events: ReadonlyMap<EventId, Stocked>
  /** By the hash of its secret. */
  address(hash: string): FeedAddress | undefined
  /** The day of the rolling window, in UTC. */
  readonly today: Temporal.PlainDate
  /** Milliseconds since addresses were last known to be the newest; infinite until everything was read once. */
  age(): number
  /** Brings it up to date; several callers share one run. Rejects when the database does not answer. */
  refresh(): Promise<void>
}

interface Surroundings {
  readonly publication: Publication
  readonly now: () => Temporal.Instant
  /** Told before the update can be seen by anybody. */
  readonly onNews: (news: News) => void
}

export const openStock = ({ publication, now, onNews }: Surroundings): Stock => {
  const dayNow = () => now().toZonedDateTimeISO('UTC').toPlainDate()
  let events = new Map<EventId, Stocked>()
  let addresses: ReadonlyMap<string, FeedAddress> = new Map()
  let today = dayNow()
  let start = windowStart(today)
  let version: number | undefined
  let change = 0
  let confirmedAt = 0
  let running: Promise<void> | undefined

  const isInWindow = (event: CalendarEvent): boolean => Temporal.PlainDate.compare(dayAfter(event.when), start) > 0

  const readAll = async (): Promise<void> => {
    const newest = await publication.newestChange()
    const all = await allPieces<CalendarEvent, EventId>(after => publication.events(start, after))
    events = new Map(all.map(event => [event.id, stocked(event)]))
    change = newest
    onNews('everything')
  }

  /** Only what changed. Not enough when events came without a change (a calendar that was shipped): their number tells. */
  const readChanged = async (): Promise<void> => {
    const newest = await publication.newestChange()
    const changed = newest === change ? [] : await publication.changedAfter(change)
    if (changed === undefined) return readAll()
    onNews(changed.map(event => take(event)))
    change = newest
    if ((await publication.countEvents(start)) !== events.size) await readAll()
  }

  const take = (event: CalendarEvent) => {
    const before = events.get(event.id)
    const after = isInWindow(event) ? stocked(event) : undefined
    if (after === undefined) events.delete(event.id)
    else events.set(event.id, after)
    return [before, after] as const
  }

  const turnDay = (): void => {
    const day = dayNow()
    if (day.equals(today)) return
    // A clock that was put back brings days into the window whose events were dropped.
    if (Temporal.PlainDate.compare(day, today) < 0) version = undefined
    // Blocks say in which zones hours are told, and that is decided for a span of years.
    if (day.year !== today.year) for (const one of events.values()) one.blocks.clear()
    today = day
    start = windowStart(day)
    for (const { event } of events.values()) if (!isInWindow(event)) events.delete(event.id)
    onNews('everything')
  }

  const update = async (): Promise<void> => {
    const began = performance.now()
    turnDay()
    const newest = await publication.version()
    if (newest === version) return confirm(began)
    // Addresses first: a revocation must not wait for a long calendar.
    const all = await allPieces<FeedAddress, string>(after => publication.addresses(after))
    addresses = new Map(all.map(address => [address.hash, address]))
    confirm(began)
    await (version === undefined ? readAll() : readChanged())
    version = newest
  }

  const confirm = (at: number): void => {
    confirmedAt = at
  }

  return {
    get events() {
      return events
    },
    address: hash => addresses.get(hash),
    get today() {
      return today
    },
    age: () => (version === undefined ? Number.POSITIVE_INFINITY : performance.now() - confirmedAt),
    refresh: () => {
      running ??= update().finally(() => {
        running = undefined
      })
      return running
    },
  }
}

/** Days are worked out once, as text that compares in order. */
export const stocked = (event: CalendarEvent): Stocked => ({
  event,
  order: `${firstDay(event.when)} ${event.id}`,
  leaves: leavesOn(event).toString(),
  blocks: new Map(),
})

const allPieces = async <T, From>(
  read: (after?: From) => Promise<{ readonly items: readonly T[]; readonly next?: From }>,
): Promise<readonly T[]> => {
  const all: T[] = []
  for (let piece = await read(); ; piece = await read(piece.next)) {
    all.push(...piece.items)
    if (piece.next === undefined) return all
    await breathe()
  }
}
