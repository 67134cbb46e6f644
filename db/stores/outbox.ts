// Outbox: every delivery, from the moment it is wanted to the moment it rests.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { transitions } from '#src/reminders/delivery.ts'
import type { NewDelivery, Outbox } from '#src/reminders/outbox.ts'
import { RESTORED, RESTORED_BEAT } from '#src/security/backups.ts'
import { attempts, NOT_STARTED } from './attempts.ts'
import { toDelivery, toRow } from './delivery-rows.ts'
import { gathering } from './gathering.ts'
import { inChunks } from './in-chunks.ts'
import { told } from './told.ts'
import { troubles } from './troubles.ts'

const ROWS = 500

const heldBack = (row: ReturnType<typeof toRow>, restored: string | undefined): ReturnType<typeof toRow> =>
  restored === undefined || row.due_at > restored
    ? row
    : { ...row, state: 'unconfirmed', code: RESTORED, settled_at: restored }

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

  /** After a restore: what fell due before it may have gone, so people are asked first. */
  const restoredAt = async (): Promise<string | undefined> =>
    (await db.selectFrom('heartbeat').select('at').where('name', '=', RESTORED_BEAT).executeTakeFirst())?.at

  const queue = async (deliveries: readonly NewDelivery[]): Promise<number> => {
    let added = 0
    const restored = await restoredAt()
    for (const chunk of inChunks(deliveries, ROWS)) {
      const rows = await db
        .insertInto('delivery')
        .values(chunk.map(one => heldBack(toRow(one), restored)))
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
