// Outbox: every delivery, from the moment it is wanted to the moment it rests.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { type DeliveryState, deliveryStates, transitions } from '#src/reminders/delivery.ts'
import type { NewDelivery, Outbox } from '#src/reminders/outbox.ts'
import type { PlaceId } from '#src/security/member.ts'
import { attempts, longAfter, NOT_STARTED } from './attempts.ts'
import { toDelivery, toRow } from './delivery-rows.ts'
import { inChunks } from './in-chunks.ts'

const ROWS = 500

export const outbox = (db: Kysely<Schema>): Outbox => {
  const all = () => db.selectFrom('delivery').selectAll('delivery')

  const addSubjects = async (rows: readonly { delivery: string; subject: string }[]): Promise<void> => {
    for (const chunk of inChunks(rows, ROWS))
      await db
        .insertInto('delivery_subject')
        .values(chunk)
        .onConflict(conflict => conflict.doNothing())
        .execute()
  }

  const queue = async (deliveries: readonly NewDelivery[]): Promise<number> => {
    let added = 0
    for (const chunk of inChunks(deliveries, ROWS)) {
      const rows = await db
        .insertInto('delivery')
        .values(chunk.map(toRow))
        .onConflict(conflict => conflict.column('key').doNothing())
        .returning('id')
        .execute()
      added += rows.length
      const fresh = new Set(rows.map(row => row.id))
      await addSubjects(
        chunk
          .filter(one => fresh.has(one.id))
          .flatMap(one => (one.subjects ?? []).map(subject => ({ delivery: one.id, subject }))),
      )
    }
    return added
  }

  return {
    ...attempts(db),
    queue,
    async delivery(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && toDelivery(row)
    },
    async subjects(id) {
      const rows = await db
        .selectFrom('delivery_subject')
        .select('subject')
        .where('delivery', '=', id)
        .orderBy('subject')
        .execute()
      return rows.map(row => row.subject)
    },
    async expire(now) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: 'expired', code: 'too-late', settled_at: now })
        .where('state', 'in', [...NOT_STARTED])
        .where('not_after', '<', now)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async move(delivery, to, code, at) {
      if (!transitions[delivery.state].includes(to)) return false
      const again = to === 'queued' ? { not_before: at, due_at: at } : {}
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: to, code, settled_at: at, ...again })
        .where('id', '=', delivery.id)
        .where('state', '=', delivery.state)
        .where('fence', '=', delivery.fence)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async withdrawReminders(event, code, at) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: 'withdrawn', code, settled_at: at })
        .where('event', '=', event)
        .where('kind', '=', 'reminder')
        .where('state', 'in', [...NOT_STARTED])
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async withdrawFor(target, code, at) {
      const column = 'place' in target ? 'place' : 'subscription'
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: 'withdrawn', code, settled_at: at })
        .where(column, '=', 'place' in target ? target.place : target.subscription)
        .where('state', 'in', [...NOT_STARTED])
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async sentAbout(event) {
      const rows = await all()
        .where('event', '=', event)
        .where('kind', '=', 'reminder')
        .where('state', 'in', ['sent', 'unconfirmed', 'sending'])
        .orderBy('created_at')
        .execute()
      return rows.map(toDelivery)
    },
    async gather(places, now) {
      const wanted = new Map(places.map(one => [one.place as string, one]))
      const gathering = new Map<string, { id: string; due: string }>()
      for (const chunk of inChunks([...wanted.keys()], ROWS)) {
        const rows = await db
          .selectFrom('delivery')
          .select(['id', 'place', 'due_at'])
          .where('kind', '=', 'notice')
          .where('state', '=', 'queued')
          .where('due_at', '>', now)
          .where('place', 'in', chunk)
          .execute()
        for (const row of rows) gathering.set(row.place, { id: row.id, due: row.due_at })
      }
      await queue([...wanted.values()].filter(one => !gathering.has(one.place)))
      const joined = [...wanted.values()].flatMap(one => {
        const open = gathering.get(one.place)
        return open === undefined ? [] : [{ one, open }]
      })
      await addSubjects(
        joined.flatMap(({ one, open }) => (one.subjects ?? []).map(subject => ({ delivery: open.id, subject }))),
      )
      const sooner = joined.filter(({ one, open }) => one.dueAt < open.due)
      for (const chunk of inChunks(sooner, ROWS))
        await db
          .updateTable('delivery')
          .set({ due_at: chunk[0]?.one.dueAt ?? now, not_before: chunk[0]?.one.dueAt ?? now })
          .where(
            'id',
            'in',
            chunk.map(({ open }) => open.id),
          )
          .execute()
    },
    async ofChange(change) {
      const direct = await all().where('change', '=', change).execute()
      const named = await all()
        .innerJoin('delivery_subject', 'delivery_subject.delivery', 'delivery.id')
        .where('delivery_subject.subject', '=', `K${change}`)
        .execute()
      const found = new Map([...direct, ...named].map(row => [row.id, toDelivery(row)]))
      return [...found.values()]
    },
    async threadOf(event, place) {
      const row = await all()
        .where('event', '=', event)
        .where('place', '=', place)
        .where('state', '=', 'sent')
        .where('kind', 'in', ['reminder', 'notice'])
        .orderBy('sent_at')
        .executeTakeFirst()
      return row && toDelivery(row)
    },
    async flooded(before, more) {
      const rows = await db
        .selectFrom('delivery')
        .select('place')
        .where('kind', '=', 'reminder')
        .where('state', 'in', [...NOT_STARTED])
        .where('not_before', '<', before)
        .groupBy('place')
        .having(({ fn }) => fn.countAll(), '>', more)
        .execute()
      return rows.map(row => row.place as PlaceId)
    },
    async overdue(place, before) {
      const rows = await all()
        .where('place', '=', place)
        .where('kind', '=', 'reminder')
        .where('state', 'in', [...NOT_STARTED])
        .where('not_before', '<', before)
        .orderBy('due_at')
        .execute()
      return rows.map(toDelivery)
    },
    async unsaid(most) {
      const rows = await all()
        .leftJoin('delivery_subject', 'delivery_subject.subject', 'delivery.id')
        .where('state', '=', 'expired')
        .where('kind', '=', 'reminder')
        .where('delivery_subject.delivery', 'is', null)
        .orderBy('delivery.due_at')
        .limit(most)
        .execute()
      return rows.map(toDelivery)
    },
    async rewind(now) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: 'queued', code: 'clock-put-back' })
        .where('state', '=', 'expired')
        .where('due_at', '>', now)
        .executeTakeFirst()
      await db
        .updateTable('delivery')
        .set({ not_before: now })
        .where('state', '=', 'queued')
        .where('kind', 'not in', ['reminder', 'digest'])
        .where('not_before', '>', longAfter(now))
        .execute()
      return Number(numUpdatedRows)
    },
    async troubled(space) {
      const rows = await all()
        .where('space', '=', space)
        .where(where =>
          where.or([
            where('state', 'in', ['retry', 'unconfirmed', 'dead']),
            where.and([where('state', '=', 'sending'), where('code', 'is not', null)]),
          ]),
        )
        .orderBy('due_at')
        .limit(200)
        .execute()
      return rows.map(toDelivery)
    },
    async counts() {
      const rows = await db
        .selectFrom('delivery')
        .select(['state', ({ fn }) => fn.countAll().as('count')])
        .groupBy('state')
        .execute()
      const counted = new Map(rows.map(row => [row.state, Number(row.count)]))
      return Object.fromEntries(deliveryStates.map(state => [state, counted.get(state) ?? 0])) as Record<
        DeliveryState,
        number
      >
    },
  }
}
