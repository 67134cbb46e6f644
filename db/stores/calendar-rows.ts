// Calendar rows: how events and changes lie in their tables.
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { NewChange } from '#src/calendar/calendar.ts'
import { type Change, type ChangeKind, changeKind, factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent, EventFacts, EventId, Slug } from '#src/calendar/event.ts'
import { dayAfter, firstDay } from '#src/calendar/when.ts'
import { factsFromJson, factsToJson } from './facts-json.ts'
import { present } from './present.ts'

/** What of an event's row changes with a revision; the columns beside `facts` repeat it for searching only. */
export const revisedColumns = (event: CalendarEvent) =>
  ({
    body: event.body,
    kind: event.kind,
    country: event.country ?? null,
    first_day: firstDay(event.when).toString(),
    day_after: dayAfter(event.when).toString(),
    parent: event.parent ?? null,
    withdrawn: event.withdrawn ? 1 : 0,
    revision: event.revision,
    sequence: event.sequence,
    changed_at: event.changedAt,
    facts: factsToJson(factsOf(event)),
  }) satisfies Updateable<Schema['event']>

export const fromEvent = (event: CalendarEvent): Insertable<Schema['event']> => ({
  ...revisedColumns(event),
  id: event.id,
  slug: event.slug,
  space: event.space,
  public: event.public ? 1 : 0,
  created_at: event.createdAt,
})

export const toEvent = (row: Selectable<Schema['event']>): CalendarEvent => ({
  ...factsFromJson(row.facts, row.id),
  id: row.id as EventId,
  slug: row.slug as Slug,
  space: row.space,
  public: row.public === 1,
  revision: row.revision,
  sequence: row.sequence,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

/** The change that leads to this revision of an event. */
export const changeTo = (
  event: CalendarEvent,
  before: EventFacts | undefined,
  { at, by, why, source, cause, undoes }: NewChange,
): Omit<Change, 'number'> => {
  const after = factsOf(event)
  return {
    event: event.id,
    slug: event.slug,
    space: event.space,
    public: event.public,
    kind: changeKind(before, after),
    revision: event.revision,
    after,
    at,
    by,
    ...present({ before, why, source, cause, undoes }),
  }
}

/** `facts` are those after it, as they lie in the event's own row: to write them down costs more than anything else here. */
export const fromChange = ({ before, after: _, ...change }: Change, facts: string): Insertable<Schema['change']> => ({
  ...change,
  public: change.public ? 1 : 0,
  before: before === undefined ? null : factsToJson(before),
  after: facts,
})

export const toChange = ({
  before,
  after,
  why,
  source,
  cause,
  undoes,
  ...row
}: Selectable<Schema['change']>): Change => ({
  ...row,
  event: row.event as EventId,
  public: row.public === 1,
  kind: row.kind as ChangeKind,
  after: factsFromJson(after, row.event),
  ...present({ before: before === null ? undefined : factsFromJson(before, row.event), why, source, cause, undoes }),
})
