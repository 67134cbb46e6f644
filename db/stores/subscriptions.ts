// Subscriptions: found by their place, or by an event through its index words.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { LeadInUse } from '#src/reminders/plan.ts'
import { follows, leadsOf, type Subscription, termsFor, termsOf } from '#src/reminders/subscription.ts'
import type { Quiet, Subscriptions } from '#src/reminders/subscriptions.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import { digestTimes } from './digest-times.ts'
import { inChunks } from './in-chunks.ts'
import { prepared, type Slots } from './prepared.ts'
import { quietOf, toFollower, toLeadInUse, toSubscription } from './subscription-rows.ts'

/** Rows per statement, far below the number of parameters that either database takes. */
const ROWS = 500

const openOn = (db: Kysely<Schema>) =>
  db.selectFrom('subscription').selectAll('subscription').where('subscription.ended_at', 'is', null)

const underTerms = prepared((db, { terms, place }: Slots<{ terms: readonly string[]; place?: PlaceId }>) =>
  openOn(db)
    .where('subscription.number', 'in', ({ selectFrom }) =>
      selectFrom('subscription_term').select('subscription').where('term', 'in', terms),
    )
    .$if(place !== undefined, query => query.where('subscription.place', '=', place as NonNullable<typeof place>)),
)

const preferencesIn = prepared((db, { places }: Slots<{ places: readonly PlaceId[] }>) =>
  db
    .selectFrom('place')
    .innerJoin('member', 'member.id', 'place.member')
    .select(['place.id', 'member.preferences'])
    .where('place.id', 'in', places),
)

export const subscriptions = (db: Kysely<Schema>): Subscriptions => {
  const index = async (subscription: Subscription, ahead: 0 | 1): Promise<readonly LeadInUse[]> => {
    const { number, space } = subscription
    const terms = termsOf(subscription.filter)
    const words = leadsOf(subscription).flatMap(lead => terms.map(term => ({ ...lead, ahead, term })))
    const fresh: LeadInUse[] = []
    for (const chunk of inChunks(words, ROWS)) {
      await db
        .insertInto('subscription_lead')
        .values(chunk.map(word => ({ ...word, subscription: number })))
        .onConflict(conflict => conflict.doNothing())
        .execute()
      const rows = await db
        .insertInto('lead_in_use')
        .values(chunk.map(word => ({ ...word, space })))
        .onConflict(conflict => conflict.doNothing())
        .returningAll()
        .execute()
      fresh.push(...rows.map(toLeadInUse))
    }
    return fresh
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

  const open = () => openOn(db)

  const ofPerson = async (member: MemberId): Promise<readonly Subscription[]> => {
    const rows = await open()
      .innerJoin('place', 'place.id', 'subscription.place')
      .where('place.member', '=', member)
      .execute()
    return rows.map(toSubscription)
  }

  return {
    ...digestTimes(db),
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
      return index(subscription, await isQuiet(place))
    },
    async end(number, at) {
      await db.updateTable('subscription').set({ ended_at: at }).where('number', '=', number).execute()
    },
    async resume(number) {
      await db.updateTable('subscription').set({ ended_at: null }).where('number', '=', number).execute()
    },
    async subscription(number) {
      const row = await db.selectFrom('subscription').selectAll().where('number', '=', number).executeTakeFirst()
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
    async passOn(number, to) {
      await db
        .updateTable('subscription')
        .set({ set_by: to ?? null })
        .where('number', '=', number)
        .execute()
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
        .$if(!event.public, query => query.where('subscription.space', '=', event.space as SpaceId))
        .distinct()
        .execute()
      return rows.map(toFollower).filter(({ subscription }) => follows(subscription, event))
    },
    async following(events, place) {
      const found = new Map<number, Subscription>()
      const terms = [...new Set(events.flatMap(termsFor))]
      for (const chunk of inChunks(terms, ROWS)) {
        const { rows } = await underTerms(db, { terms: chunk, ...(place === undefined ? {} : { place }) })
        for (const row of rows) if (!found.has(row.number)) found.set(row.number, toSubscription(row))
      }
      return [...found.values()]
        .filter(one => events.some(event => follows(one, event)))
        .sort((a, b) => a.number - b.number)
    },
    async refreshQuiet(member) {
      const fresh: LeadInUse[] = []
      for (const one of await ofPerson(member)) {
        await db.deleteFrom('subscription_lead').where('subscription', '=', one.number).execute()
        fresh.push(...(await index(one, await isQuiet(one.place))))
      }
      return fresh
    },
    ofPerson,
    async quietOf(places) {
      const found = new Map<PlaceId, Quiet>()
      for (const chunk of inChunks(places, ROWS)) {
        const { rows } = await preferencesIn(db, { places: chunk })
        for (const row of rows) {
          const quiet = quietOf(row.preferences)
          if (quiet !== undefined) found.set(row.id as PlaceId, quiet)
        }
      }
      return found
    },
  }
}
