// Claims: who takes a deadline on.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { eventId } from '#src/calendar/event.ts'
import type { Claim, Claims } from '#src/reminders/claims.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { prepared, type Slots } from './prepared.ts'

const all = (db: Kysely<Schema>) =>
  db
    .selectFrom('claim')
    .innerJoin('member', 'member.id', 'claim.owner')
    .leftJoin('membership', join =>
      join.onRef('membership.member', '=', 'claim.owner').onRef('membership.space', '=', 'claim.space'),
    )
    .leftJoin('organisation', 'organisation.id', 'claim.holder')
    .selectAll('claim')
    .select(['member.name as owner_name', 'membership.name as called', 'organisation.name as organisation_name'])
    .orderBy('claim.at')

const ofEvents = prepared((db, { events, space }: Slots<{ events: readonly string[]; space: string }>) =>
  all(db).where('claim.event', 'in', events).where('claim.space', '=', space),
)

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number]

const toClaim = (row: Row): Claim => ({
  event: eventId(row.event),
  space: row.space as SpaceId,
  holder: row.holder as Claim['holder'],
  owner: row.owner as MemberId,
  ownerName: row.called ?? row.owner_name,
  ...(row.organisation_name === null ? {} : { organisationName: row.organisation_name }),
  state: row.state as Claim['state'],
  at: row.at,
})

export const claims = (db: Kysely<Schema>): Claims => {
  return {
    async ofEvent(event, space) {
      const { rows } = await ofEvents(db, { events: [event], space })
      return rows.map(toClaim)
    },
    async ofEvents(events, space) {
      if (events.length === 0) return []
      const { rows } = await ofEvents(db, { events, space })
      return rows.map(toClaim)
    },
    async ofMember(member, space) {
      const rows = await all(db).where('claim.owner', '=', member).where('claim.space', '=', space).execute()
      return rows.map(toClaim)
    },
    async set({ event, space, holder, owner, state, at }) {
      await db
        .insertInto('claim')
        .values({ event, space, holder, owner, state, at })
        .onConflict(conflict => conflict.columns(['event', 'space', 'holder']).doUpdateSet({ owner, state, at }))
        .execute()
    },
    async remove({ event, space, holder }) {
      await db
        .deleteFrom('claim')
        .where('event', '=', event)
        .where('space', '=', space)
        .where('holder', '=', holder)
        .execute()
    },
  }
}
