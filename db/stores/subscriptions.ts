// Subscriptions: found by their place, or by an event through its index words.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Filter } from '#src/calendar/filter.ts'
import type { DigestTime } from '#src/reminders/digest-time.ts'
import type { Lead } from '#src/reminders/lead.ts'
import { follows, leadsOf, type Subscription, termsFor, termsOf } from '#src/reminders/subscription.ts'
import type { Follower, Subscriptions } from '#src/reminders/subscriptions.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import { inChunks } from './in-chunks.ts'
import { preferencesFromJson } from './preferences-json.ts'

export const subscriptions = (db: Kysely<Schema>): Subscriptions => {
  const index = async (subscription: Subscription, ahead: 0 | 1): Promise<void> => {
    const { number, at } = subscription
    const terms = termsOf(subscription.filter)
    const leads = leadsOf(subscription)
    const rows = leads.flatMap(({ kind, lead }) =>
      terms.map(term => ({ lead, at, ahead, kind, term, subscription: number })),
    )
    const used = leads.map(({ kind, lead }) => ({ kind, lead, at, ahead }))
    if (rows.length === 0) return
    await db
      .insertInto('subscription_lead')
      .values(rows)
      .onConflict(conflict => conflict.doNothing())
      .execute()
    await db
      .insertInto('lead_in_use')
      .values(used)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }

  const isQuiet = async (place: string): Promise<0 | 1> => {
    const row = await db
      .selectFrom('place')
      .innerJoin('member', 'member.id', 'place.member')
      .select('member.preferences')
      .where('place.id', '=', place)
      .executeTakeFirst()
    return quietOf(row?.preferences) === undefined ? 0 : 1
  }

  const open = () => db.selectFrom('subscription').selectAll('subscription').where('subscription.ended_at', 'is', null)

  return {
    async add(subscription) {
      const { number, space, place, setBy, filter, leads, at, digest, createdAt } = subscription
      await db
        .insertInto('subscription')
        .values({
          number,
          space,
          place,
          set_by: setBy ?? null,
          filter: JSON.stringify(filter),
          leads: leads?.join(',') ?? null,
          at,
          digest: digest ?? null,
          digest_at: null,
          created_at: createdAt,
          ended_at: null,
        })
        .execute()
      await db
        .insertInto('subscription_term')
        .values(termsOf(filter).map(term => ({ term, subscription: number })))
        .execute()
      await index(subscription, await isQuiet(place))
    },
    async end(number, at) {
      await db.updateTable('subscription').set({ ended_at: at }).where('number', '=', number).execute()
    },
    async resume(number) {
      await db.updateTable('subscription').set({ ended_at: null }).where('number', '=', number).execute()
    },
    async subscription(number) {
      const row = await open().where('number', '=', number).executeTakeFirst()
      return row && toSubscription(row)
    },
    async ofPlace(place) {
      return (await open().where('place', '=', place).orderBy('number').execute()).map(toSubscription)
    },
    async ofSpace(space) {
      return (await open().where('space', '=', space).orderBy('number').execute()).map(toSubscription)
    },
    async setBy(member) {
      return (await open().where('set_by', '=', member).orderBy('number').execute()).map(toSubscription)
    },
    async dueFor(event, { lead, at, ahead }) {
      const rows = await open()
        .innerJoin('subscription_lead as l', 'l.subscription', 'subscription.number')
        .innerJoin('place', 'place.id', 'subscription.place')
        .leftJoin('member', 'member.id', 'place.member')
        .select('member.preferences')
        .where('l.lead', '=', lead)
        .where('l.at', '=', at)
        .where('l.ahead', '=', ahead ? 1 : 0)
        .where('l.kind', 'in', [event.kind, 'any'])
        .where('l.term', 'in', [...termsFor(event)])
        .distinct()
        .execute()
      return rows.map(toFollower).filter(({ subscription }) => follows(subscription, event))
    },
    async following(events) {
      const found = new Map<number, Subscription>()
      const terms = [...new Set(events.flatMap(termsFor))]
      for (const chunk of inChunks(terms, 500)) {
        const rows = await open()
          .innerJoin('subscription_term as t', 't.subscription', 'subscription.number')
          .where('t.term', 'in', chunk)
          .distinct()
          .execute()
        for (const row of rows) if (!found.has(row.number)) found.set(row.number, toSubscription(row))
      }
      return [...found.values()].filter(one => events.some(event => follows(one, event)))
    },
    async digestsDue(by) {
      const rows = await open()
        .innerJoin('place', 'place.id', 'subscription.place')
        .leftJoin('member', 'member.id', 'place.member')
        .select('member.preferences')
        .where('digest_at', '<=', by)
        .orderBy('digest_at')
        .limit(500)
        .execute()
      return rows.map(row => ({ ...toSubscription(row), zone: zoneOf(row.preferences), digestAt: row.digest_at ?? by }))
    },
    async setDigestAt(number, at) {
      await db.updateTable('subscription').set({ digest_at: at }).where('number', '=', number).execute()
    },
    async refreshQuiet(member) {
      const places = await db.selectFrom('place').select('id').where('member', '=', member).execute()
      for (const { id } of places) {
        const ahead = await isQuiet(id)
        for (const one of (await open().where('place', '=', id).execute()).map(toSubscription)) {
          await db.deleteFrom('subscription_lead').where('subscription', '=', one.number).execute()
          await index(one, ahead)
        }
      }
    },
  }
}

/** Rooms go by Geneva. */
const zoneOf = (preferences: string | null): string =>
  preferences === null ? 'Europe/Zurich' : preferencesFromJson(preferences).zone

const quietOf = (preferences: string | null | undefined): Follower['quiet'] => {
  if (preferences === null || preferences === undefined) return undefined
  const { quiet, zone } = preferencesFromJson(preferences)
  return quiet === undefined ? undefined : { hours: quiet, zone }
}

const toFollower = (row: Selectable<Schema['subscription']> & { preferences: string | null }): Follower => {
  const quiet = quietOf(row.preferences)
  return { subscription: toSubscription(row), ...(quiet === undefined ? {} : { quiet }) }
}

const toSubscription = (row: Selectable<Schema['subscription']>): Subscription => ({
  number: row.number,
  space: row.space as SpaceId,
  place: row.place as PlaceId,
  ...(row.set_by === null ? {} : { setBy: row.set_by as MemberId }),
  filter: JSON.parse(row.filter) as Filter,
  ...(row.leads === null ? {} : { leads: row.leads.split(',') as Lead[] }),
  at: row.at,
  ...(row.digest === null ? {} : { digest: row.digest as DigestTime }),
  createdAt: row.created_at,
})
