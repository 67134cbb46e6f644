// Places: channels, rooms and direct conversations, and the space that each is linked to.
import type { Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Members } from '#src/security/members.ts'
import { maybe } from './maybe.ts'
import { toPlace } from './member-rows.ts'
import { prepared, type Slots } from './prepared.ts'

type Places = Pick<
  Members,
  'place' | 'findPlace' | 'directPlaceOf' | 'placesOf' | 'setPlace' | 'movePlace' | 'unlinkPlace'
>

type Row = Selectable<Schema['place']>

export const places = (db: Kysely<Schema>): Places => {
  const all = () => db.selectFrom('place').selectAll()
  return {
    async place(id) {
      return maybe(await all().where('id', '=', id).executeTakeFirst(), toPlace)
    },
    async findPlace({ platform, id }) {
      const { rows } = await byAddress(db, { platform, address: id })
      return maybe(rows[0], toPlace)
    },
    async directPlaceOf(member) {
      const { rows } = await directOf(db, { member })
      return maybe(rows[0], toPlace)
    },
    async placesOf(space) {
      return (await all().where('space', '=', space).orderBy('platform').orderBy('address').execute()).map(toPlace)
    },
    async setPlace({ id, platform, address, kind, space, member }, by, at) {
      const row = { kind, space: space ?? null, member: member ?? null, linked_by: by ?? null, linked_at: at }
      await db
        .insertInto('place')
        .values({ id, platform, address, ...row })
        .onConflict(conflict => conflict.columns(['platform', 'address']).doUpdateSet(row))
        .execute()
    },
    async movePlace(id, address) {
      await db.updateTable('place').set({ address }).where('id', '=', id).execute()
    },
    async unlinkPlace(id) {
      await db.updateTable('place').set({ space: null }).where('id', '=', id).execute()
    },
  }
}

/** Only where they still have an account: whoever took one away does not read there any more. */
const directOf = prepared((db, { member }: Slots<{ member: string }>) =>
  db
    .selectFrom('place')
    .selectAll()
    .where('member', '=', member)
    .where('kind', '=', 'direct')
    .where('platform', 'in', db.selectFrom('account').select('platform').where('account.member', '=', member))
    .orderBy('linked_at'),
)

const byAddress = prepared((db, { platform, address }: Slots<Pick<Row, 'platform' | 'address'>>) =>
  db.selectFrom('place').selectAll().where('platform', '=', platform).where('address', '=', address),
)
