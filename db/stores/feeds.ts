// Feeds: the secret calendar addresses of people.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Feed, Feeds, KeptSecret } from '#src/calendar/feed.ts'
import type { EntryWording } from '#src/calendar/feed-entry.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { filterFromJson, filterToJson } from './filter-json.ts'

export const feeds = (db: Kysely<Schema>): Feeds => {
  const give = async (feed: number, { hash, starts }: KeptSecret): Promise<void> => {
    await db.insertInto('feed_secret').values({ hash, feed, starts }).execute()
  }
  const endSecrets = async (feed: number, at: string): Promise<void> => {
    await db
      .updateTable('feed_secret')
      .set({ revoked_at: at })
      .where('feed', '=', feed)
      .where('revoked_at', 'is', null)
      .execute()
  }

  return {
    async add({ number, space, member, filter, name, wording, createdAt }, secret) {
      await db
        .insertInto('feed')
        .values({ number, space, member, filter: filterToJson(filter), name, wording, created_at: createdAt })
        .execute()
      await give(number, secret)
    },
    async of({ space, member }) {
      const rows = await db
        .selectFrom('feed')
        .innerJoin('feed_secret', 'feed_secret.feed', 'feed.number')
        .select(['number', 'space', 'member', 'filter', 'name', 'wording', 'created_at'])
        .select(['starts', 'last_used_at', 'last_client'])
        .where('space', '=', space)
        .where('member', '=', member)
        .where('feed_secret.revoked_at', 'is', null)
        .orderBy('number')
        .execute()
      return rows.map(toFeed)
    },
    async rotate(number, secret, at) {
      await endSecrets(number, at)
      await give(number, secret)
    },
    async revoke(number, at) {
      await endSecrets(number, at)
      await db.updateTable('feed').set({ revoked_at: at }).where('number', '=', number).execute()
    },
    async ownEvents(space) {
      const row = await db.selectFrom('space').select('green_in_feeds').where('id', '=', space).executeTakeFirst()
      return row?.green_in_feeds === 1 ? 'in feeds' : 'kept out'
    },
    async setOwnEvents(space, are) {
      await db
        .updateTable('space')
        .set({ green_in_feeds: are === 'in feeds' ? 1 : 0 })
        .where('id', '=', space)
        .execute()
    },
  }
}

interface FeedRow {
  readonly number: number
  readonly space: string
  readonly member: string
  readonly filter: string
  readonly name: string
  readonly wording: string
  readonly created_at: string
  readonly starts: string
  readonly last_used_at: string | null
  readonly last_client: string | null
}

const toFeed = (row: FeedRow): Feed => ({
  number: row.number,
  space: row.space as SpaceId,
  member: row.member as MemberId,
  filter: filterFromJson(row.filter, `feed F${row.number}`),
  name: row.name,
  wording: row.wording as EntryWording,
  createdAt: row.created_at,
  starts: row.starts,
  ...(row.last_used_at === null || row.last_client === null
    ? {}
    : { lastUsed: { at: row.last_used_at, client: row.last_client } }),
})
