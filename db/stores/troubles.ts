// Troubles: what waits, is stuck or failed, for people to look at.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { type DeliveryState, deliveryStates } from '#src/reminders/delivery.ts'
import type { Outbox } from '#src/reminders/outbox.ts'
import type { PlaceId } from '#src/security/member.ts'
import { NOT_STARTED } from './attempts.ts'
import { toDelivery } from './delivery-rows.ts'

const SHOWN = 200

type Troubles = Pick<Outbox, 'waiting' | 'stuck' | 'troubled' | 'oldestWaiting' | 'counts'>

/** The part of the outbox that `status`, `inbox` and the metrics read. */
export const troubles = (db: Kysely<Schema>): Troubles => {
  const all = () => db.selectFrom('delivery').selectAll('delivery')

  return {
    async waiting(place, now) {
      const rows = await all()
        .where('place', '=', place)
        .where('state', 'in', [...NOT_STARTED])
        .where('receipt', 'is', null)
        .where('not_before', '<=', now)
        .where('not_after', '>=', now)
        .orderBy('not_before')
        .limit(SHOWN)
        .execute()
      return rows.map(toDelivery)
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
        .limit(SHOWN)
        .execute()
      return rows.map(toDelivery)
    },
    async oldestWaiting(now) {
      const row = await db
        .selectFrom('delivery')
        .select(({ fn }) => fn.min('due_at').as('due'))
        .where('state', 'in', [...NOT_STARTED])
        .where('due_at', '<=', now)
        .executeTakeFirst()
      return row?.due ?? undefined
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
