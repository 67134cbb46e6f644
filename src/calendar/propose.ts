// Propose: compares what a source says now with what was known, and says what would be new, changed or gone.
import { factsOf, sameFacts } from './change.ts'
import type { CalendarEvent, EventFacts } from './event.ts'
import type { ImportedItem, KnownItem, Proposal, ReadCalendar, Source } from './import.ts'
import { dayAfter, firstDay, sameWhen } from './when.ts'

/** A proposal before it has a number. */
export type Found = Pick<Proposal, 'kind' | 'uid' | 'facts'> & { readonly event?: CalendarEvent }

export interface Comparison {
  readonly found: readonly Found[]
  /** What is known of each entry after this look. */
  readonly known: readonly KnownItem[]
}

export interface Look {
  readonly source: Pick<Source, 'number' | 'address' | 'body'>
  readonly read: ReadCalendar
  readonly known: readonly KnownItem[]
  /** Our events that came from this source. */
  readonly events: ReadonlyMap<string, CalendarEvent>
  readonly today: Temporal.PlainDate
}

/** "Missing" needs two complete answers in a row whose days cover the entry. */
const MISSED_TWICE = 2

/** Compares one complete answer of a source with what was known. An entry whose print is the same is no change. */
export const propose = (look: Look): Comparison => {
  const before = new Map(look.known.map(item => [item.uid, item]))
  const present = look.read.items.map(item => compare(item, before.get(item.uid), look))
  const seen = new Set(look.read.items.map(item => item.uid))
  const absent = look.known.filter(item => !seen.has(item.uid)).map(item => missing(item, look))
  const all = [...present, ...absent]
  return { found: all.flatMap(one => one.found ?? []), known: all.map(one => one.known) }
}

interface One {
  readonly known: KnownItem
  readonly found?: Found
}

const compare = (item: ImportedItem, before: KnownItem | undefined, look: Look): One => {
  const known: KnownItem = { ...before, uid: item.uid, print: item.print, missed: 0 }
  const event = before?.event === undefined ? undefined : look.events.get(before.event)
  if (before?.print === item.print) return { known }
  if (event !== undefined) {
    const facts = changed(factsOf(event), item)
    return sameFacts(facts, factsOf(event))
      ? { known }
      : { known, found: { kind: 'changed', uid: item.uid, event, facts } }
  }
  const over = Temporal.PlainDate.compare(dayAfter(item.when), look.today) <= 0
  return over ? { known } : { known, found: { kind: 'new', uid: item.uid, facts: fresh(item, look.source) } }
}

/** Only what the source speaks of changes; certainty, tags and what people added stay. */
const changed = (facts: EventFacts, item: ImportedItem): EventFacts => {
  const { title, when, place, state } = item
  const moved = !sameWhen(facts.when, when) && state === 'planned' && facts.state === 'planned' ? 'planned' : state
  return {
    ...facts,
    title,
    when,
    ...(place === undefined ? {} : { place }),
    state: moved === 'planned' && facts.state === 'held' ? 'held' : moved,
  }
}

const fresh = (item: ImportedItem, source: Look['source']): EventFacts => ({
  body: item.body ?? source.body,
  kind: item.kind ?? 'meeting',
  title: item.title,
  when: item.when,
  certainty: 'provisional',
  state: item.state,
  ...(item.place === undefined ? {} : { place: item.place }),
  ...(item.country === undefined ? {} : { country: item.country }),
  ...(item.note === undefined ? {} : { note: item.note }),
  countries: [],
  tags: ['imported'],
  sources: [{ text: item.url ?? source.address }],
  computed: false,
  withdrawn: false,
})

const missing = (item: KnownItem, look: Look): One => {
  const event = item.event === undefined ? undefined : look.events.get(item.event)
  const ahead = event !== undefined && Temporal.PlainDate.compare(dayAfter(event.when), look.today) > 0
  if (event === undefined || !ahead || !covered(event, look.read)) return { known: item }
  const known = { ...item, missed: item.missed + 1 }
  if (known.missed !== MISSED_TWICE || event.state === 'cancelled') return { known }
  return {
    known,
    found: {
      kind: 'missing',
      uid: item.uid,
      event,
      facts: { ...factsOf(event), state: 'cancelled', reason: 'no longer in the source' },
    },
  }
}

const covered = (event: CalendarEvent, { covers }: ReadCalendar): boolean =>
  covers !== undefined &&
  Temporal.PlainDate.compare(firstDay(event.when), covers.from) >= 0 &&
  Temporal.PlainDate.compare(dayAfter(event.when), covers.until) <= 0
