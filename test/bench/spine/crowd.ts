// Crowd: a database in memory with rooms, events and subscriptions by the thousand or the million, written past the stores.
import { type Kysely, sql } from 'kysely'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { type Database, databaseOn } from '#db/database.ts'
import type { Schema } from '#db/schema.ts'
import { connectSqlite } from '#db/sqlite.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { everything } from '#src/calendar/filter.ts'
import { instantText } from '#src/instant-text.ts'
import type { SpaceId } from '#src/security/member.ts'
import { anEvent } from '#test/support/an-event.ts'

export interface Crowd extends Database {
  readonly db: Kysely<Schema>
}

export const SPACE = 'home' as SpaceId
/** Before everything that is planned. */
export const START = Temporal.Instant.from('2026-11-21T08:00:00Z')

export const openCrowd = async (rooms: number): Promise<Crowd> => {
  const { db, ...connection } = await connectSqlite(':memory:')
  const database = await databaseOn({ db, ...connection }, { keyring: keyringFrom(new Uint8Array(32)) })
  await database.stores.members.addSpace({ id: SPACE, slug: 'home', name: 'Home', home: true }, instantText(START))
  await sql`insert into place (id, platform, address, kind, space, linked_at)
    select 'room' || value, 'hook', 'room' || value, 'room', ${SPACE}, ${instantText(START)} from ${series(rooms)}`.execute(
    db,
  )
  return { ...database, db }
}

/** Meetings far ahead, whose planned times come to so many in all. */
export const plannedEvents = async ({ db, stores }: Crowd, times: number): Promise<void> => {
  const EVENTS = Math.min(10_000, Math.ceil(times / 10))
  await stores.calendar.seed(
    Array.from({ length: EVENTS }, (_, index) =>
      anEvent({ slug: `far-${index}`, when: '2028-03-09 10:00', space: SPACE }),
    ),
  )
  const leads = Math.ceil(times / EVENTS)
  const due = '2028-01-01T08:00:00.000Z'
  await sql`insert into planned_time (event, lead, at, ahead, sequence, due_at, fires_at, state)
    select event.id, value || 'd', '09:00', 0, 0, ${due}, ${due}, 'planned'
    from event cross join ${series(leads)} where event.slug like 'far-%'`.execute(db)
}

/** Subscriptions under one lead, spread over the rooms: a half for single events, a quarter each for States and bodies. */
export const bystanders = async ({ db }: Crowd, count: number, rooms: number): Promise<void> => {
  const term = sql`case value % 4 when 0 then 'state:' || char(65 + value % 26, 65 + value / 26 % 26, 65 + value / 676 % 26)
    when 1 then 'body:' || char(65 + value % 26, 65 + value / 26 % 26) else 'event:' || value end`
  await addSubscriptions(db, { from: 1_000_000, rows: series(count), term, room: sql`value % ${sql.lit(rooms)} + 1` })
}

/** An event that begins so many minutes after a reminder of it is due, with followers in as many rooms. */
export const followedEvent = async (
  { db, stores }: Crowd,
  { slug, due, followers, from }: { slug: string; due: Temporal.Instant; followers: number; from: number },
): Promise<CalendarEvent> => {
  const begins = due.add({ minutes: 60 }).toZonedDateTimeISO('Europe/Zurich').toPlainDateTime()
  const event = anEvent({ slug, space: SPACE, when: { kind: 'moment', at: begins, zone: 'Europe/Zurich' } })
  await stores.calendar.seed([event])
  const filter = JSON.stringify({ ...everything, events: [{ id: event.id, slug }] })
  await addSubscriptions(db, {
    from,
    rows: series(followers),
    term: sql`${`event:${event.id}`}`,
    room: sql`value`,
    filter,
  })
  await stores.plan.add([
    {
      event: event.id,
      lead: '1h' as never,
      at: '',
      ahead: false,
      sequence: 0,
      dueAt: instantText(due),
      firesAt: instantText(due),
      state: 'planned',
    },
  ])
  return event
}

export const LEAD = '1h'

interface Subscribing {
  /** The number of the first, less one. */
  readonly from: number
  readonly rows: ReturnType<typeof series>
  readonly term: ReturnType<typeof sql>
  readonly room: ReturnType<typeof sql>
  readonly filter?: string
}

const addSubscriptions = async (
  db: Kysely<Schema>,
  { from, rows, term, room, filter = JSON.stringify(everything) }: Subscribing,
): Promise<void> => {
  await sql`insert into subscription (number, space, place, filter, leads, at, created_at)
    select ${sql.lit(from)} + value, ${SPACE}, 'room' || (${room}), ${filter}, ${LEAD}, '09:00', ${instantText(START)} from ${rows}`.execute(
    db,
  )
  await sql`insert into subscription_term (term, subscription) select ${term}, ${sql.lit(from)} + value from ${rows}`.execute(
    db,
  )
  await sql`insert into subscription_lead (lead, at, ahead, kind, term, subscription)
    select ${LEAD}, '', 0, 'any', ${term}, ${sql.lit(from)} + value from ${rows}`.execute(db)
  await sql`insert into lead_in_use (term, kind, lead, at, ahead, space)
    select distinct ${term}, 'any', ${LEAD}, '', 0, ${SPACE} from ${rows} where true on conflict do nothing`.execute(db)
}

/** The numbers from 1 on, as `value`. */
const series = (count: number) =>
  sql`(with recursive n(value) as (select 1 union all select value + 1 from n where value < ${sql.lit(count)}) select value from n)`
