// Calendar: events at their newest revision, and the history of their changes. Whatever it writes raises the data version.
import type { Insertable, Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Calendar, Sight } from '#src/calendar/calendar.ts'
import type { Change } from '#src/calendar/change.ts'
import type { EventId, Slug } from '#src/calendar/event.ts'
import { changeTo, fromChange, fromEvent, revisedColumns, toChange, toEvent } from './calendar-rows.ts'
import { dataVersion } from './data-version.ts'
import { factsFromJson, factsToJson } from './facts-json.ts'
import { inChunks } from './in-chunks.ts'
import { inSight } from './in-sight.ts'
import { maybe } from './maybe.ts'
import { numbers } from './numbers.ts'
import { prepared, type Slots } from './prepared.ts'

/** Rows per statement: far below the number of parameters that either database takes. */
const CHUNK = 200

const events = (db: Kysely<Schema>) => db.selectFrom('event').selectAll()

const byId = prepared((db, { id }: Slots<{ id: string }>) => events(db).where('id', '=', id))

const bySlug = prepared((db, { slug, ...sight }: Slots<{ slug: string } & Sight>) =>
  events(db).where('slug', '=', slug).where(inSight(sight)),
)

const within = prepared((db, { from, until, ...sight }: Slots<{ from: string; until: string } & Sight>) =>
  events(db)
    .where('first_day', '<', until)
    .where('day_after', '>', from)
    .where('withdrawn', '=', 0)
    .where(inSight(sight))
    .orderBy('first_day')
    .orderBy('slug'),
)

const below = prepared((db, { id }: Slots<{ id: string }>) =>
  events(db).where('parent', '=', id).orderBy('first_day').orderBy('slug'),
)

const addEvent = prepared((db, row: Slots<Insertable<Schema['event']>>) => db.insertInto('event').values(row))

const addChange = prepared((db, row: Slots<Insertable<Schema['change']>>) => db.insertInto('change').values(row))

export const calendar = (db: Kysely<Schema>): Calendar => {
  const changes = () => db.selectFrom('change').selectAll()
  const version = dataVersion(db)

  const write = async (change: Omit<Change, 'number'>, facts: string): Promise<Change> => {
    const numbered = { ...change, number: await numbers(db).next('K') }
    await addChange(db, fromChange(numbered, facts))
    await version.raise()
    return numbered
  }

  return {
    async event(id) {
      const { rows } = await byId(db, { id })
      return maybe(rows[0], toEvent)
    },
    async events(ids) {
      if (ids.length === 0) return []
      return (
        await events(db)
          .where('id', 'in', [...ids])
          .execute()
      ).map(toEvent)
    },
    async find(slug, sight) {
      const { rows } = await bySlug(db, { slug, ...sight })
      return maybe(rows.find(one => one.space === sight.space) ?? rows[0], toEvent)
    },
    async between({ from, until }, sight) {
      const { rows } = await within(db, { from: from.toString(), until: until.toString(), ...sight })
      return rows.map(toEvent)
    },
    async children(id) {
      const { rows } = await below(db, { id })
      return rows.map(toEvent)
    },
    async slugs(sight) {
      const query = db.selectFrom('event').select('slug').distinct().where('withdrawn', '=', 0)
      const rows = await query.where(inSight(sight)).orderBy('slug').execute()
      return rows.map(row => row.slug as Slug)
    },
    async count(sight) {
      const query = db.selectFrom('event').select(({ fn }) => fn.count('slug').distinct().as('count'))
      const { count } = await query.where('withdrawn', '=', 0).where(inSight(sight)).executeTakeFirstOrThrow()
      return Number(count)
    },

    async seed(seeds) {
      for (let at = 0; at < seeds.length; at += CHUNK)
        await db
          .insertInto('event')
          .values(seeds.slice(at, at + CHUNK).map(fromEvent))
          .execute()
      await version.raise()
    },
    async add(event, why) {
      const row = fromEvent(event)
      await addEvent(db, row)
      return write(changeTo(event, undefined, why), row.facts)
    },
    async amend(event, before, why) {
      const revised = revisedColumns(event)
      const { numUpdatedRows } = await db
        .updateTable('event')
        .set(revised)
        .where('id', '=', event.id)
        .where('revision', '=', event.revision - 1)
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) throw new Error(`Event ${event.id} is not at revision ${event.revision - 1} any more.`)
      return write(changeTo(event, before, why), revised.facts)
    },

    async change(number) {
      const row = await changes().where('number', '=', number).executeTakeFirst()
      return row === undefined ? undefined : toChange(row)
    },
    async changesOf(event) {
      return (await changes().where('event', '=', event).orderBy('revision', 'desc').execute()).map(toChange)
    },
    async changesSince(at, sight) {
      const since = changes().where('at', '>=', at).where(inSight(sight))
      return (await since.orderBy('number', 'desc').execute()).map(toChange)
    },
    async causedBy(number) {
      return (await changes().where('cause', '=', number).orderBy('number').execute()).map(toChange)
    },
    async undoneBy(number) {
      const row = await db.selectFrom('change').select('number').where('undoes', '=', number).executeTakeFirst()
      return row?.number
    },

    async edition() {
      const { shipped_version } = await db
        .selectFrom('installation')
        .select('shipped_version')
        .executeTakeFirstOrThrow()
      return shipped_version ?? undefined
    },
    async setEdition(version) {
      await db.updateTable('installation').set({ shipped_version: version }).execute()
    },
    async shipped() {
      const rows = await db.selectFrom('shipped').selectAll().execute()
      return new Map(
        rows.map(row => [row.slug, { id: row.event as EventId, facts: factsFromJson(row.facts, row.event) }]),
      )
    },
    async setShipped(shipped) {
      const rows = [...shipped].map(([slug, { id, facts }]) => ({ slug, event: id, facts: factsToJson(facts) }))
      for (const chunk of inChunks(rows, CHUNK))
        await db
          .insertInto('shipped')
          .values(chunk)
          .onConflict(conflict =>
            conflict.column('slug').doUpdateSet(({ ref }) => ({
              event: ref('excluded.event'),
              facts: ref('excluded.facts'),
            })),
          )
          .execute()
    },
  }
}
