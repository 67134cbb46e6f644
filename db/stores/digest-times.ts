// Digest times: when the next digest of each subscription falls due.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { DueDigest, Subscriptions } from '#src/reminders/subscriptions.ts'
import { toSubscription, zoneOf } from './subscription-rows.ts'

const ROWS = 500

/** The part of the subscriptions that the clock reads. */
export const digestTimes = (
  db: Kysely<Schema>,
): Pick<Subscriptions, 'digestsDue' | 'digestsBeyond' | 'setDigestAt'> => {
  const digests = async (is: '<=' | '>', at: string): Promise<readonly DueDigest[]> => {
    const rows = await db
      .selectFrom('subscription')
      .selectAll('subscription')
      .where('subscription.ended_at', 'is', null)
      .innerJoin('place', 'place.id', 'subscription.place')
      .leftJoin('member', 'member.id', 'place.member')
      .select('member.preferences')
      .where('digest_at', is, at)
      .orderBy('digest_at')
      .limit(ROWS)
      .execute()
    return rows.map(row => ({ ...toSubscription(row), zone: zoneOf(row.preferences), digestAt: row.digest_at ?? at }))
  }

  return {
    digestsDue: by => digests('<=', by),
    digestsBeyond: after => digests('>', after),
    async setDigestAt(number, at) {
      await db.updateTable('subscription').set({ digest_at: at }).where('number', '=', number).execute()
    },
  }
}
