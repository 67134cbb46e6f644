// Plan: planned times, one row for each event and distinct lead.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { type EventId, eventId } from '#src/calendar/event.ts'
import type { Lead } from '#src/reminders/lead.ts'
import type { Plan, PlannedTime } from '#src/reminders/plan.ts'
import { LOOK_AHEAD } from '#src/reminders/quiet-hours.ts'
import { termsFor } from '#src/reminders/subscription.ts'
import { inChunks } from './in-chunks.ts'
import { prepared, type Slots } from './prepared.ts'

export const plan = (db: Kysely<Schema>): Plan => ({
  async leadsFor(event) {
    const { rows } = await inUse(db, {
      terms: termsFor(event),
      kinds: [event.kind, 'any'],
      ...(event.public ? {} : { space: event.space }),
    })
    return rows.map(row => ({ lead: row.lead as Lead, at: row.at, ahead: row.ahead === 1 }))
  },
  async replace(event, times) {
    const sequence = times[0]?.sequence ?? -1
    await clear(db, { event, sequence })
    await insert(db, times)
  },
  add: times => insert(db, times),
  async due(now, most) {
    const rows = await db
      .selectFrom('planned_time')
      .selectAll()
      .where('state', '=', 'planned')
      .where('fires_at', '<=', now)
      .orderBy('fires_at')
      .limit(most)
      .execute()
    return rows.map(toPlannedTime)
  },
  async fire({ event, lead, at, ahead, sequence }) {
    const { numUpdatedRows } = await db
      .updateTable('planned_time')
      .set({ state: 'fired' })
      .where('event', '=', event)
      .where('lead', '=', lead)
      .where('at', '=', at)
      .where('ahead', '=', ahead ? 1 : 0)
      .where('sequence', '=', sequence)
      .where('state', '=', 'planned')
      .executeTakeFirst()
    return numUpdatedRows === 1n ? 'fired' : 'gone'
  },
  async lookAgain(leads, now) {
    for (const { lead, at } of leads)
      await db
        .updateTable('planned_time')
        .set({ state: 'planned' })
        .where('state', '=', 'fired')
        .where('ahead', '=', 1)
        .where('lead', '=', lead)
        .where('at', '=', at)
        .where('due_at', '>', now)
        .where('fires_at', '>', Temporal.Instant.from(now).subtract(LOOK_AHEAD).toString())
        .execute()
  },
  async ofEvent(event) {
    const rows = await db.selectFrom('planned_time').selectAll().where('event', '=', event).orderBy('due_at').execute()
    return rows.map(toPlannedTime)
  },
  async rewind(now) {
    const { numUpdatedRows } = await db
      .updateTable('planned_time')
      .set({ state: 'planned' })
      .where('state', '=', 'fired')
      .where('fires_at', '>', now)
      .executeTakeFirst()
    return Number(numUpdatedRows)
  },
})

type InUse = Slots<{ terms: readonly string[]; kinds: readonly string[]; space?: string }>
const inUse = prepared((db, { terms, kinds, space }: InUse) =>
  db
    .selectFrom('lead_in_use')
    .select(['lead', 'at', 'ahead'])
    .where('term', 'in', terms)
    .where('kind', 'in', kinds)
    .$if(space !== undefined, query => query.where('space', '=', space as NonNullable<typeof space>))
    .distinct(),
)

/** But what has fired for this revision. */
const clear = prepared((db, { event, sequence }: Slots<{ event: string; sequence: number }>) =>
  db
    .deleteFrom('planned_time')
    .where('event', '=', event)
    .where(where => where.or([where('state', '!=', 'fired'), where('sequence', '!=', sequence)])),
)

const insert = async (db: Kysely<Schema>, times: readonly PlannedTime[]): Promise<void> => {
  for (const chunk of inChunks(times, 500))
    await db
      .insertInto('planned_time')
      .values(chunk.map(toRow))
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

const toRow = (time: PlannedTime) => ({
  event: time.event as string,
  lead: time.lead as string,
  at: time.at,
  ahead: time.ahead ? (1 as const) : (0 as const),
  sequence: time.sequence,
  due_at: time.dueAt,
  fires_at: time.firesAt,
  state: time.state,
})

const toPlannedTime = (row: Selectable<Schema['planned_time']>): PlannedTime => ({
  event: eventId(row.event) satisfies EventId,
  lead: row.lead as Lead,
  at: row.at,
  ahead: row.ahead === 1,
  sequence: row.sequence,
  dueAt: row.due_at,
  firesAt: row.fires_at,
  state: row.state as PlannedTime['state'],
})
