// Closures: one row for each person of a space and kind; those that are over stay until another takes their place.
import type { Expression, Kysely, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Closure, ClosureKind, Closures } from '#src/security/closures.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { maybe } from './maybe.ts'
import { prepared, type Slots } from './prepared.ts'

export const closures = (db: Kysely<Schema>): Closures => {
  return {
    async close({ space, member, kind, by, at, until }) {
      const row = { by, at, until: until ?? null }
      await db
        .insertInto('closure')
        .values({ space, member, kind, ...row })
        .onConflict(conflict => conflict.columns(['space', 'member', 'kind']).doUpdateSet(row))
        .execute()
    },
    async find(kind, { space, member }, at) {
      const { rows } = await ofMember(db, { space, member, kind, at })
      return maybe(rows[0], toClosure)
    },
    async ofSpace(space, at) {
      return (await holding(db, at).where('space', '=', space).orderBy('at').execute()).map(toClosure)
    },
    async lift(kind, { space, member }) {
      const { numDeletedRows } = await db
        .deleteFrom('closure')
        .where('space', '=', space)
        .where('member', '=', member)
        .where('kind', '=', kind)
        .executeTakeFirst()
      return numDeletedRows > 0n ? 'lifted' : 'none'
    },
  }
}

/** Those that hold at a time. */
const holding = (db: Kysely<Schema>, at: string | Expression<string>) =>
  db
    .selectFrom('closure')
    .selectAll()
    .where(({ eb, or }) => or([eb('until', 'is', null), eb('until', '>', at)]))

type OfMember = Slots<{ space: string; member: string; kind: string; at: string }>
const ofMember = prepared((db, { space, member, kind, at }: OfMember) =>
  holding(db, at).where('space', '=', space).where('member', '=', member).where('kind', '=', kind),
)

const toClosure = ({ kind, space, member, by, at, until }: Selectable<Schema['closure']>): Closure => ({
  kind: kind as ClosureKind,
  space: space as SpaceId,
  member: member as MemberId,
  by: by as MemberId,
  at,
  ...(until === null ? {} : { until }),
})
