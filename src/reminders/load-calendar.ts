// Load calendar: puts the shipped calendar under a database, new or lived-in, and keeps what people changed.
import type { Shipped } from '#src/calendar/calendar.ts'
import { type Change, factsOf, sameFacts } from '#src/calendar/change.ts'
import { type CalendarEvent, type EventFacts, type EventId, eventId, type Slug } from '#src/calendar/event.ts'
import { mergeFacts } from '#src/calendar/merge-facts.ts'
import type { ShippedCalendar, ShippedEvent } from '#src/calendar/shipped.ts'
import { dayAfter } from '#src/calendar/when.ts'
import { appliesTo } from '#src/deadlines/anchor.ts'
import { deriveDeadlines } from '#src/deadlines/derive-deadlines.ts'
import { deadlineRules } from '#src/deadlines/rules.ts'
import type { Hash } from '#src/security/hash.ts'
import { addEvent, type ChangePorts, changeEvent, type Deed, derivedEvent, rederive } from './change-events.ts'

/** What was done: so many events seeded at the first start, or the changes that a newer calendar brought. */
export interface Loaded {
  readonly seeded: number
  readonly changes: readonly Change[]
}

/** Where a shipped event belongs: the home space, under ids that follow from the slug alone. */
interface Home {
  readonly space: string
  readonly at: string
  readonly hash: Hash
}

/** An edition that can be asked for its version without reading its events. */
export interface Edition {
  readonly version: string
  read(): ShippedCalendar
}

/**
 * At the first start seeds the calendar and the deadlines that follow from it, without changes. Later, merges a newer
 * version field by field and reports what it changed as changes by `shipped`. The caller runs it in one transaction.
 */
export const loadCalendar = async (ports: ChangePorts, edition: Edition, home: Omit<Home, 'hash'>): Promise<Loaded> => {
  const held = await ports.calendar.edition()
  if (held !== undefined && held >= edition.version) return { seeded: 0, changes: [] }
  const place = { ...home, hash: ports.hash }
  const calendar = edition.read()
  const known = await ports.calendar.shipped()
  await ports.calendar.setEdition(edition.version)
  if (known.size === 0) return { seeded: await seed(ports, calendar, place), changes: [] }
  return { seeded: 0, changes: await update(ports, { calendar, known }, place) }
}

const seed = async (ports: ChangePorts, calendar: ShippedCalendar, home: Home): Promise<number> => {
  const events = parentsFirst(calendar.events).map(event => firstRevision(event, home))
  const today = todayOf(home.at)
  const derived: CalendarEvent[] = []
  const sessions = events.filter(event => event.kind === 'session')
  const siblings = Map.groupBy(events, event => event.parent)
  const anchors = events.filter(event => canLeadAhead(event, today))
  for (let at = 0; at < anchors.length; at++) {
    const anchor = anchors[at] as CalendarEvent
    const around = { rules: deadlineRules, siblings: siblings.get(anchor.id) ?? [], sessions, today }
    const entries = deriveDeadlines({ anchor, ...around }).map(entry => derivedEvent(entry, anchor, home))
    derived.push(...entries)
    anchors.push(...entries)
  }
  await ports.calendar.seed([...events, ...derived])
  await ports.calendar.setShipped(new Map(calendar.events.map(event => [event.slug, asShipped(event, home)])))
  return events.length + derived.length
}

/** Whether something ahead can hang on it: it is ahead itself, or a rule points from it to a later session. */
const canLeadAhead = (event: CalendarEvent, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(dayAfter(event.when), today) > 0 ||
  deadlineRules.some(rule => rule.timing.type === 'other-session' && appliesTo(rule, event))

interface Newer {
  readonly calendar: ShippedCalendar
  readonly known: ReadonlyMap<string, Shipped>
}

const update = async (ports: ChangePorts, { calendar, known }: Newer, home: Home): Promise<readonly Change[]> => {
  const deed: Deed = { at: home.at, by: 'shipped', source: `shipped calendar ${calendar.version}` }
  const changes: Change[] = []
  const fresh = new Map<string, Shipped>()
  for (const shipped of parentsFirst(calendar.events)) {
    const facts = factsFrom(shipped, home)
    const base = known.get(shipped.slug)
    if (base !== undefined && sameFacts(base.facts, facts)) continue
    fresh.set(shipped.slug, asShipped(shipped, home))
    const event = base && (await ports.calendar.event(base.id))
    changes.push(
      ...(base === undefined || event === undefined
        ? await addEvent(ports, firstRevision(shipped, home), deed)
        : await changeEvent(ports, { event, after: mergeFacts(base.facts, facts, factsOf(event)) }, deed)),
    )
  }
  await ports.calendar.setShipped(fresh)
  changes.push(...(await withdrawMissing(ports, { calendar, known }, deed)))
  changes.push(...(await rederive(ports, await anchorsAhead(ports, home), deed)))
  return changes
}

/** What is no longer shipped goes, unless somebody changed it here. */
const withdrawMissing = async (
  ports: ChangePorts,
  { calendar, known }: Newer,
  deed: Deed,
): Promise<readonly Change[]> => {
  const still = new Set<string>(calendar.events.map(event => event.slug))
  const changes: Change[] = []
  for (const [slug, { id, facts }] of known) {
    if (still.has(slug)) continue
    const event = await ports.calendar.event(id)
    if (event === undefined || event.withdrawn || !sameFacts(factsOf(event), facts)) continue
    changes.push(...(await changeEvent(ports, { event, after: { ...facts, withdrawn: true } }, deed)))
  }
  return changes
}

const anchorsAhead = (ports: ChangePorts, home: Home): Promise<readonly CalendarEvent[]> => {
  const today = todayOf(home.at)
  return ports.calendar.between({ from: today, until: today.add({ years: 3 }) }, {})
}

const todayOf = (at: string): Temporal.PlainDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Zurich').toPlainDate()

const idOf = (slug: string, home: Home): EventId => eventId(home.hash(`shipped ${slug}`).slice(0, 20))

const factsFrom = ({ slug: _slug, parentSlug, ...facts }: ShippedEvent, home: Home): EventFacts =>
  parentSlug === undefined ? facts : { ...facts, parent: idOf(parentSlug, home) }

const asShipped = (event: ShippedEvent, home: Home): Shipped => ({
  id: idOf(event.slug, home),
  facts: factsFrom(event, home),
})

const firstRevision = (event: ShippedEvent, home: Home): CalendarEvent => ({
  ...factsFrom(event, home),
  id: idOf(event.slug, home),
  slug: event.slug,
  space: home.space,
  public: true,
  revision: 1,
  sequence: 0,
  createdAt: home.at,
  changedAt: home.at,
})

/** An event is written after the one it hangs on. */
const parentsFirst = (events: readonly ShippedEvent[]): readonly ShippedEvent[] => {
  const bySlug = new Map<Slug, ShippedEvent>(events.map(event => [event.slug, event]))
  const ordered = new Set<ShippedEvent>()
  const place = (event: ShippedEvent): void => {
    const parent = event.parentSlug === undefined ? undefined : bySlug.get(event.parentSlug)
    if (parent !== undefined && !ordered.has(parent)) place(parent)
    ordered.add(event)
  }
  events.forEach(place)
  return [...ordered]
}
