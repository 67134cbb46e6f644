// Spaces: coalitions and working groups, and the organisations in them.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { OrganisationId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import { maybe } from './maybe.ts'
import { toSpace } from './member-rows.ts'
import { prepared, type Slots } from './prepared.ts'

type Spaces = Pick<
  Members,
  'homeSpace' | 'space' | 'findSpace' | 'spaces' | 'addSpace' | 'organisations' | 'addOrganisation'
>

export const spaces = (db: Kysely<Schema>): Spaces => {
  const all = () => db.selectFrom('space').selectAll()
  return {
    async homeSpace() {
      return toSpace(await all().where('home', '=', 1).executeTakeFirstOrThrow())
    },
    async space(id) {
      const { rows } = await byId(db, { id })
      return maybe(rows[0], toSpace)
    },
    async findSpace(slug) {
      return maybe(await all().where('slug', '=', slug).executeTakeFirst(), toSpace)
    },
    async spaces() {
      return (await all().orderBy('slug').execute()).map(toSpace)
    },
    async addSpace({ id, slug, name, home }, at) {
      await db
        .insertInto('space')
        .values({ id, slug, name, home: home ? 1 : 0, green_in_feeds: 0, created_at: at })
        .execute()
    },

    async organisations(space) {
      const rows = db.selectFrom('organisation').select(['id', 'name']).where('space', '=', space)
      return (await rows.orderBy('name').execute()).map(({ id, name }) => ({ id: id as OrganisationId, name }))
    },
    async addOrganisation(space, { id, name }) {
      await db.insertInto('organisation').values({ id, space, name }).execute()
    },
  }
}

const byId = prepared((db, { id }: Slots<{ id: string }>) => db.selectFrom('space').selectAll().where('id', '=', id))
