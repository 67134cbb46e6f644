// Port: the calendar, its events at their newest revision and the history of their changes.
import type { Change } from './change.ts'
import type { CalendarEvent, EventFacts, EventId, Slug } from './event.ts'

/** What a reader may see: public events, and those of one space when there is one. */
export interface Sight {
  readonly space?: string
}

/** Whatever writes an event raises the data version, in the same transaction. */
export interface Calendar {
  event(id: EventId): Promise<CalendarEvent | undefined>
  /** Those of them that there are, in any order; few enough to name in one statement. */
  events(ids: readonly EventId[]): Promise<readonly CalendarEvent[]>
  /** By its short name; a space's own event comes before a public one of the same name. */
  find(slug: string, sight: Sight): Promise<CalendarEvent | undefined>
  /** Events that can touch the days [from, until), not withdrawn ones, by first day, then slug. */
  between(
    days: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
    sight: Sight,
  ): Promise<readonly CalendarEvent[]>
  /** Everything that hangs on an event, withdrawn ones too. */
  children(id: EventId): Promise<readonly CalendarEvent[]>
  /** Short names of events in sight, to suggest the nearest. */
  slugs(sight: Sight): Promise<readonly Slug[]>
  /** How many short names `slugs` would give. */
  count(sight: Sight): Promise<number>

  /** Writes first revisions without a change: the calendar that ships, at the first start. */
  seed(events: readonly CalendarEvent[]): Promise<void>
  /** Writes the first revision and its ADDED change. */
  add(event: CalendarEvent, change: NewChange): Promise<Change>
  /** Writes the next revision and its change. Throws when somebody else changed the event since it was read. */
  amend(event: CalendarEvent, before: EventFacts, change: NewChange): Promise<Change>

  change(number: number): Promise<Change | undefined>
  /** Newest first. */
  changesOf(event: EventId): Promise<readonly Change[]>
  /** Newest first; shipped additions of the first start are not counted as changes. */
  changesSince(at: string, sight: Sight): Promise<readonly Change[]>
  /** The changes that one change brought about, in their order. */
  causedBy(number: number): Promise<readonly Change[]>
  /** The change that undid this one, if any. */
  undoneBy(number: number): Promise<number | undefined>

  /** The version of the shipped calendar that was loaded last. */
  edition(): Promise<string | undefined>
  setEdition(version: string): Promise<void>
  /** The facts of each shipped event as they were shipped last: the common ground of a three-way merge. */
  shipped(): Promise<ReadonlyMap<string, Shipped>>
  setShipped(shipped: ReadonlyMap<string, Shipped>): Promise<void>
}

/** An event as it was shipped, under the id that it has here. */
export interface Shipped {
  readonly id: EventId
  readonly facts: EventFacts
}

/** Why and by whom; the rest follows from the facts. */
export interface NewChange {
  readonly at: string
  readonly by: string
  readonly why?: string
  readonly source?: string
  readonly cause?: number
  readonly undoes?: number
}
