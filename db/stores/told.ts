// Told: what places have been told already, and what a change brought about.
import { type Kysely, sql } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Outbox } from '#src/reminders/outbox.ts'
import { isPosted } from './attempts.ts'
import { toDelivery } from './delivery-rows.ts'
import { prepared, type Slots } from './prepared.ts'

const SHOWN = 200

type Told = Pick<Outbox, 'sentAbout' | 'correctionsOf' | 'arrived' | 'ofChange' | 'threadOf' | 'lastDigest'>

/** The part of the outbox that looks back. */
export const told = (db: Kysely<Schema>): Told => {
  const all = () => db.selectFrom('delivery').selectAll('delivery')

  return {
    async sentAbout(event) {
      const posts = await Promise.all([reminders(db, { event }), notices(db, { event })])
      return posts.flatMap(({ rows }) => rows.map(toDelivery))
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
        .where('receipt', 'is not', null)
        .where('kind', 'in', ['reminder', 'notice'])
        .orderBy('tried_at')
        .orderBy('id')
        .executeTakeFirst()
      return row && toDelivery(row)
    },
    async lastDigest({ number, place }, before) {
      const row = await all()
        .where('place', '=', place)
        .where('subscription', '=', number)
        .where('kind', '=', 'digest')
        .where('state', '=', 'sent')
        .where('due_at', '<', before)
        .orderBy('due_at', 'desc')
        .executeTakeFirst()
      return row?.due_at
    },
  }
}

const posted = (db: Kysely<Schema>) => db.selectFrom('delivery').selectAll('delivery').where(isPosted).orderBy('due_at')

const reminders = prepared((db, { event }: Slots<{ event: string }>) =>
  posted(db).where('event', '=', event).where('kind', '=', 'reminder'),
)

const notices = prepared((db, { event }: Slots<{ event: string }>) =>
  posted(db)
    .where('kind', '=', 'notice')
    .where('id', 'in', ({ selectFrom }) =>
      selectFrom('delivery_subject')
        .select('delivery')
        .where('subject', 'in', ({ selectFrom }) =>
          selectFrom('change').select(sql<string>`'K' || number`.as('subject')).where('event', '=', event),
        ),
    ),
)
