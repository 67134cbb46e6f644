// Outbox: every delivery, from the moment it is wanted to the moment it rests.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { transitions } from '#src/reminders/delivery.ts'
import type { NewDelivery, Outbox } from '#src/reminders/outbox.ts'
import { RESTORED, RESTORED_BEAT } from '#src/security/backups.ts'
import { attempts, NOT_STARTED } from './attempts.ts'
import { toDelivery, toRow } from './delivery-rows.ts'
import { gathering } from './gathering.ts'
import { lastBeat } from './heartbeats.ts'
import { insertAlike } from './insert-alike.ts'
import { told } from './told.ts'
import { troubles } from './troubles.ts'

const heldBack = (row: ReturnType<typeof toRow>, restored: string | undefined): ReturnType<typeof toRow> =>
  restored === undefined || row.due_at > restored
    ? row
    : { ...row, state: 'unconfirmed', code: RESTORED, settled_at: restored }

interface Subject {
  readonly delivery: string
  readonly subject: string
}

const insertSubjects = insertAlike((db, rows: readonly Subject[]) =>
  db
    .insertInto('delivery_subject')
    .values(rows)
    .onConflict(conflict => conflict.doNothing()),
)

const insertDeliveries = insertAlike((db, rows: readonly ReturnType<typeof toRow>[]) =>
  db
    .insertInto('delivery')
    .values(rows)
    .onConflict(conflict => conflict.column('key').doNothing())
    .returning('id'),
)

export const outbox = (db: Kysely<Schema>): Outbox => {
  const all = () => db.selectFrom('delivery').selectAll('delivery')

  const addSubjects = async (rows: readonly Subject[]): Promise<void> => {
    await insertSubjects(db, rows)
  }

  const queue = async (deliveries: readonly NewDelivery[]): Promise<number> => {
    if (deliveries.length === 0) return 0
    // After a restore: what fell due before it may have gone, so people are asked first.
    const restored = await lastBeat(db, RESTORED_BEAT)
    const added = await insertDeliveries(
      db,
      deliveries.map(one => heldBack(toRow(one), restored)),
    )
    const fresh = new Set(added.map(({ id }) => id))
    await addSubjects(
      deliveries
        .filter(one => fresh.has(one.id))
        .flatMap(one => (one.subjects ?? []).map(subject => ({ delivery: one.id, subject }))),
    )
    return added.length
  }

  return {
    ...attempts(db),
    ...gathering(db, { queue, addSubjects }),
    ...told(db),
    ...troubles(db),
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
  }
}
