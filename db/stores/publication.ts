// Publication: what the web server makes feeds from, in pieces small enough not to hold up anybody else.
import type { Kysely } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { FeedAddress, Piece, Publication } from '#src/calendar/feed.ts'
import type { EntryWording } from '#src/calendar/feed-entry.ts'
import type { SpaceId } from '#src/security/member.ts'
import { toEvent } from './calendar-rows.ts'
import { dataVersion } from './data-version.ts'
import { filterFromJson } from './filter-json.ts'

/** Reading so many rows takes a few milliseconds. */
const PIECE = 100
/** With more changes than this it is quicker to read everything again. */
const MOST_CHANGED = 1000

export const publication = (db: Kysely<Schema>): Publication => {
  const events = db.selectFrom('event').selectAll()
  return {
    version: dataVersion(db).read,
    async events(endingFrom, after) {
      const rows = await events
        .where('day_after', '>', endingFrom.toString())
        .$if(after !== undefined, query => query.where('id', '>', after as string))
        .orderBy('id')
        .limit(PIECE)
        .execute()
      return pieceOf(rows.map(toEvent), event => event.id)
    },
    async countEvents(endingFrom) {
      const { count } = await db
        .selectFrom('event')
        .select(row => row.fn.countAll<number>().as('count'))
        .where('day_after', '>', endingFrom.toString())
        .executeTakeFirstOrThrow()
      return count
    },
    async newestChange() {
      const row = await db
        .selectFrom('change')
        .select(change => change.fn.max('number').as('number'))
        .executeTakeFirstOrThrow()
      return row.number ?? 0
    },
    async changedAfter(change) {
      const changed = db.selectFrom('change').select('event').where('number', '>', change).distinct()
      const ids = await changed.limit(MOST_CHANGED + 1).execute()
      if (ids.length > MOST_CHANGED) return undefined
      const found = []
      for (let at = 0; at < ids.length; at += PIECE) {
        const some = ids.slice(at, at + PIECE).map(row => row.event)
        found.push(...(await events.where('id', 'in', some).execute()).map(toEvent))
      }
      return found
    },
    async addresses(after) {
      const rows = await db
        .selectFrom('feed_secret')
        .innerJoin('feed', 'feed.number', 'feed_secret.feed')
        .innerJoin('space', 'space.id', 'feed.space')
        .leftJoin('membership', join =>
          join.onRef('membership.space', '=', 'feed.space').onRef('membership.member', '=', 'feed.member'),
        )
        .select(['feed_secret.hash', 'feed_secret.feed', 'feed_secret.revoked_at'])
        .select(['feed.filter', 'feed.name', 'feed.wording', 'feed.space'])
        .select(['space.green_in_feeds', 'membership.member as still'])
        .$if(after !== undefined, query => query.where('feed_secret.hash', '>', after as string))
        .orderBy('feed_secret.hash')
        .limit(PIECE)
        .execute()
      return pieceOf(rows.map(toAddress), address => address.hash)
    },
    async noteUses(uses) {
      await db.transaction().execute(async one => {
        for (const { hash, at, client } of uses)
          await one
            .updateTable('feed_secret')
            .set({ last_used_at: at, last_client: client })
            .where('hash', '=', hash)
            .execute()
      })
    },
  }
}

const pieceOf = <T, From>(items: readonly T[], placeOf: (item: T) => From): Piece<T, From> => {
  const last = items[PIECE - 1]
  return last === undefined ? { items } : { items, next: placeOf(last) }
}

interface AddressRow {
  readonly hash: string
  readonly feed: number
  readonly revoked_at: string | null
  readonly filter: string
  readonly name: string
  readonly wording: string
  readonly space: string
  readonly green_in_feeds: 0 | 1
  readonly still: string | null
}

const toAddress = (row: AddressRow): FeedAddress => ({
  hash: row.hash,
  standing: row.revoked_at === null && row.still !== null ? 'live' : 'gone',
  space: row.space as SpaceId,
  greenInFeeds: row.green_in_feeds === 1 ? 'yes' : 'no',
  filter: filterFromJson(row.filter, `feed F${row.feed}`),
  name: row.name,
  wording: row.wording as EntryWording,
})
