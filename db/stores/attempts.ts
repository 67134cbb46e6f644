// Attempts: deliveries taken and settled by compare-and-set, so that one attempt is one process's.
import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { instantText } from '#src/instant-text.ts'
import type { DeliveryState } from '#src/reminders/delivery.ts'
import type { Outbox } from '#src/reminders/outbox.ts'
import type { Platform } from '#src/security/member.ts'
import { toDelivery } from './delivery-rows.ts'

export const NOT_STARTED: readonly DeliveryState[] = ['queued', 'retry']
const PERHAPS_POSTED: readonly DeliveryState[] = ['sent', 'unconfirmed', 'sending']

/** On a platform, or perhaps, or the beginning of it. */
export const isPosted = ({ or, eb }: ExpressionBuilder<Schema, 'delivery'>) =>
  or([eb('delivery.state', 'in', PERHAPS_POSTED), eb('delivery.receipt', 'is not', null)])

/** No lease and no wait for another try is so long: what seems to be was written before the clock was put back. */
export const longAfter = (now: string): string => instantText(Temporal.Instant.from(now).add({ minutes: 15 }))

type Attempts = Pick<Outbox, 'ready' | 'abandoned' | 'postpone' | 'take' | 'note' | 'settle' | 'doubt'>

/** The part of the outbox that sending uses. */
export const attempts = (db: Kysely<Schema>): Attempts => {
  const all = () => db.selectFrom('delivery').selectAll('delivery')

  const placesOn = (platform: Platform) => db.selectFrom('place').select('id').where('platform', '=', platform)
  /** One in doubt holds up nothing: only a call that may be on its way does. */
  const underWay = () =>
    db.selectFrom('delivery').select('place').where('state', '=', 'sending').where('code', 'is', null)

  return {
    async ready(now, most, platform) {
      const first = db
        .selectFrom('delivery')
        .selectAll()
        .select(({ fn }) =>
          fn
            .agg<number>('row_number')
            .over(over => over.partitionBy('place').orderBy('not_before').orderBy('id'))
            .as('turn'),
        )
        .where('state', 'in', [...NOT_STARTED])
        .where(where =>
          where.or([
            where('not_before', '<=', now),
            where.and([where('state', '=', 'retry'), where('not_before', '>', longAfter(now))]),
          ]),
        )
        .where('not_after', '>=', now)
        .where('place', 'in', placesOn(platform))
        .where('place', 'not in', underWay())
      const rows = await db
        .selectFrom(first.as('first'))
        .selectAll()
        .where('turn', '=', 1)
        .orderBy('not_before')
        .limit(most)
        .execute()
      return rows.map(toDelivery)
    },
    async postpone({ id, fence }, until) {
      await db
        .updateTable('delivery')
        .set({ not_before: until })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .execute()
    },
    async abandoned(now, most, platform) {
      const rows = await all()
        .where('state', '=', 'sending')
        .where(where => where.or([where('lease_until', '<', now), where('lease_until', '>', longAfter(now))]))
        .where('place', 'in', placesOn(platform))
        .orderBy('lease_until')
        .limit(most)
        .execute()
      return rows.map(toDelivery)
    },
    async take(delivery, { owner, now, until }) {
      const row = await db
        .updateTable('delivery')
        .set(({ ref, eb }) => ({
          state: 'sending',
          code: null,
          owner,
          lease_until: until,
          fence: eb('fence', '+', 1),
          attempt: eb('attempt', '+', 1),
          // When the try began that is not settled yet: whoever takes it over asks what came of that one.
          tried_at: delivery.state === 'sending' ? ref('tried_at') : eb.val(now),
        }))
        .where('id', '=', delivery.id)
        .where('state', '=', delivery.state)
        .where('fence', '=', delivery.fence)
        .where(where =>
          where.or([
            where('state', '!=', 'sending'),
            where('lease_until', '<', now),
            where('lease_until', '>', longAfter(now)),
          ]),
        )
        .returningAll()
        .executeTakeFirst()
      return row && toDelivery(row)
    },
    async note({ id, fence }, { receipt, until }) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({ receipt, lease_until: until })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'sending')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async settle({ id, fence }, { state, at, code, receipt, notBefore }) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set({
          state,
          code: code ?? null,
          ...(receipt === undefined ? {} : { receipt }),
          ...(notBefore === undefined ? {} : { not_before: notBefore }),
          ...(state === 'sent' ? { sent_at: at } : {}),
          settled_at: at,
          lease_until: null,
        })
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'sending')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    async doubt({ id, fence }, { code, until }) {
      const { numUpdatedRows } = await db
        .updateTable('delivery')
        .set(({ eb }) => ({ code, owner: null, lease_until: until, fence: eb('fence', '+', 1) }))
        .where('id', '=', id)
        .where('fence', '=', fence)
        .where('state', '=', 'sending')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}
