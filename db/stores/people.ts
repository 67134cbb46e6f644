// People: who is known by which accounts, and what they are in each space.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Account, Member, MemberId, Platform } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { maybe } from './maybe.ts'
import { type MemberRow, toMember, toPerson } from './member-rows.ts'
import type { places } from './places.ts'
import { prepared, type Slots } from './prepared.ts'
import type { spaces } from './spaces.ts'

/** What is neither of a space nor of a place. */
type People = Omit<Members, keyof ReturnType<typeof spaces> | keyof ReturnType<typeof places>>

export const people = (db: Kysely<Schema>): People => {
  const memberships = () => membershipsIn(db)

  return {
    async person({ platform, id }) {
      const row = await db
        .selectFrom('member')
        .innerJoin('account', 'account.member', 'member.id')
        .select(['member.id', 'member.name', 'member.preferences'])
        .where('account.platform', '=', platform)
        .where('account.account', '=', id)
        .executeTakeFirst()
      return maybe(row, toPerson)
    },
    async membershipsOf(account) {
      const { rows } = await ofAccount(db, account)
      return chosenFirst(rows).map(toMember)
    },
    async member(space, id) {
      const row = await memberships()
        .where('membership.space', '=', space)
        .where('member.id', '=', id)
        .executeTakeFirst()
      return maybe(row, toMember)
    },
    async membersOf(space) {
      const rows = memberships().where('membership.space', '=', space)
      return (await rows.orderBy('member.id').execute()).map(toMember).toSorted(byName)
    },
    async accountsOf(member) {
      const rows = db.selectFrom('account').selectAll().where('member', '=', member)
      return (await rows.orderBy('platform').orderBy('account').execute()).map(row => ({
        platform: row.platform as Platform,
        id: row.account,
      }))
    },
    async addPerson({ platform, id: account }, { id, name }, at) {
      const known = await db
        .selectFrom('account')
        .select('member')
        .where('platform', '=', platform)
        .where('account', '=', account)
        .executeTakeFirst()
      if (known !== undefined) return known.member as MemberId
      await db
        .insertInto('member')
        .values({ id, name, preferences: '{}', created_at: at })
        .onConflict(conflict => conflict.column('id').doNothing())
        .execute()
      await db.insertInto('account').values({ platform, account, member: id }).execute()
      return id
    },
    async addAccount(member, { platform, id: account }) {
      await db
        .insertInto('account')
        .values({ platform, account, member })
        .onConflict(conflict => conflict.columns(['platform', 'account']).doUpdateSet({ member }))
        .execute()
    },
    async removeAccount({ platform, id }) {
      await db.deleteFrom('account').where('platform', '=', platform).where('account', '=', id).execute()
    },
    async setMembership({ space, member, role, organisation, name }, at) {
      const row = { role, organisation: organisation ?? null, ...(name === undefined ? {} : { name }) }
      await db
        .insertInto('membership')
        .values({ space, member, since: at, ...row })
        .onConflict(conflict => conflict.columns(['space', 'member']).doUpdateSet(row))
        .execute()
    },
    async endMembership(space, member) {
      await db.deleteFrom('membership').where('space', '=', space).where('member', '=', member).execute()
    },
    async setPreferences(member, preferences) {
      await db
        .updateTable('member')
        .set({ preferences: JSON.stringify(preferences) })
        .where('id', '=', member)
        .execute()
    },
    async chooseSpace(member, space) {
      await db.updateTable('member').set({ chosen_space: space }).where('id', '=', member).execute()
    },
  }
}

const membershipsIn = (db: Kysely<Schema>) =>
  db
    .selectFrom('membership')
    .innerJoin('member', 'member.id', 'membership.member')
    .leftJoin('organisation', 'organisation.id', 'membership.organisation')
    .select([
      'member.id',
      'member.name',
      'membership.name as called',
      'member.preferences',
      'member.chosen_space',
      'membership.space',
      'membership.role',
      'membership.since',
      'organisation.id as organisation',
      'organisation.name as organisation_name',
    ])

const ofAccount = prepared((db, { platform, id }: Slots<Account>) =>
  membershipsIn(db)
    .innerJoin('account', 'account.member', 'member.id')
    .where('account.platform', '=', platform)
    .where('account.account', '=', id)
    .orderBy('membership.since')
    .orderBy('membership.space'),
)

/** By name, letter by letter, the same on both databases. */
const byName = (a: Member, b: Member): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

const chosenFirst = (rows: readonly MemberRow[]): readonly MemberRow[] =>
  rows.toSorted((a, b) => Number(b.space === b.chosen_space) - Number(a.space === a.chosen_space))
