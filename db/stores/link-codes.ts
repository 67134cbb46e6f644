// Link codes: one row for each person who asked for one; the code itself is nowhere.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { LinkCodes } from '#src/security/link-codes.ts'
import type { MemberId } from '#src/security/member.ts'

export const linkCodes = (db: Kysely<Schema>): LinkCodes => ({
  async offer(hash, { member, until }) {
    await db
      .insertInto('link_code')
      .values({ member, hash, until })
      .onConflict(conflict => conflict.column('member').doUpdateSet({ hash, until }))
      .execute()
  },
  async whose(hash, at) {
    const row = db.selectFrom('link_code').select('member').where('hash', '=', hash).where('until', '>', at)
    return (await row.executeTakeFirst())?.member as MemberId | undefined
  },
  async take(hash, at) {
    const row = db.deleteFrom('link_code').where('hash', '=', hash).where('until', '>', at).returning('member')
    return (await row.executeTakeFirst())?.member as MemberId | undefined
  },
  async anyOpen(at) {
    return (await db.selectFrom('link_code').select('member').where('until', '>', at).executeTakeFirst()) !== undefined
  },
})
