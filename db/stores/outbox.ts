// Outbox: every delivery, from the moment it is wanted to the moment it rests.
import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { type DeliveryState, deliveryStates, transitions } from '#src/reminders/delivery.ts'
import type { NewDelivery, Outbox } from '#src/reminders/outbox.ts'
import type { PlaceId } from '#src/security/member.ts'
import { attempts, NOT_STARTED } from './attempts.ts'
import { toDelivery, toRow } from './delivery-rows.ts'
import { gathering } from './gathering.ts'
import { inChunks } from './in-chunks.ts'

const ROWS = 500
const SHOWN = 200
/** On a platform, or perhaps. */
const POSTED: readonly DeliveryState[] = ['sent', 'unconfirmed', 'sending']

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
    ...gathering(db, { queue, addSubjects }),
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
    async move(delivery, to, code, at) {
      if (!transitions[delivery.state].includes(to)) return false
      const times = to === 'queued' ? { not_before: at } : to === 'sent' ? { sent_at: at } : {}
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ state: to, code, settled_at: at, ...times })
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
      const open = db
        .updateTable('delivery')
        .set({ state: 'withdrawn', code, settled_at: at })
        .where('state', 'in', [...NOT_STARTED])
      const these =
        'place' in target
          ? open.where('place', '=', target.place)
          : 'subscription' in target
            ? open.where('subscription', '=', target.subscription)
            : open
                .where('event', '=', target.once)
                .where('place', '=', target.at)
                .where('kind', '=', 'reminder')
                .where('subscription', 'is', null)
      return Number((await these.executeTakeFirst()).numUpdatedRows)
    },
    async sentAbout(event) {
      const reminders = all().where('event', '=', event).where('kind', '=', 'reminder')
      const notices = all()
        .where('kind', '=', 'notice')
        .where('id', 'in', ({ selectFrom }) =>
          selectFrom('delivery_subject')
            .select('delivery')
            .where('subject', 'in', ({ selectFrom }) =>
              selectFrom('change').select(sql<string>`'K' || number`.as('subject')).where('event', '=', event),
            ),
        )
      const posts = [reminders, notices].map(query => query.where('state', 'in', POSTED).orderBy('due_at').execute())
      return (await Promise.all(posts)).flat().map(toDelivery)
    },
    async correctionsOf(post) {
      const rows = await db
        .selectFrom('delivery')
        .select('change')
        .where('corrects', '=', post)
        .orderBy('change')
        .execute()
      return rows.map(row => row.change ?? 0)
    },
    async waiting(place, now) {
      const rows = await all()
        .where('place', '=', place)
        .where('state', 'in', [...NOT_STARTED])
        .where('not_before', '<=', now)
        .where('not_after', '>=', now)
        .orderBy('not_before')
        .limit(SHOWN)
        .execute()
      return rows.map(toDelivery)
    },
    async arrived(place, since) {
      const rows = await all()
        .where('place', '=', place)
        .where('state', '=', 'sent')
        .where('sent_at', '>=', since)
        .orderBy('sent_at', 'desc')
        .limit(SHOWN)
        .execute()
      return rows.map(toDelivery)
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
    async stuck(space, before) {
      const rows = await db
        .selectFrom('delivery')
        .select(['place', ({ fn }) => fn.countAll().as('count')])
        .where('space', '=', space)
        .where('state', '=', 'queued')
        .where('due_at', '<', before)
        .where('attempt', '=', 0)
        .groupBy('place')
        .execute()
      return new Map(rows.map(row => [row.place as PlaceId, Number(row.count)]))
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
