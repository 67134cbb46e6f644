// feed list: my secret addresses, by what they hold and who asks there; never the addresses themselves.
import type { Feed } from '#src/calendar/feed.ts'
import { filterInWords } from '#src/calendar/filter.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import { command } from '#src/conversation/command.ts'
import { answer, type Block, code, line, strong } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { feedId, myFeeds } from './find-feed.ts'
import { greyLine } from './grey-line.ts'
import { ours } from './ours.ts'

export const feedList = command({
  verb: 'feed list',
  summary: 'my feeds, and which app asked for each when',
  permission: 'follow for oneself',
  effect: 'read',
  fields: {},
  examples: ['feed list'],
  handle: async (_args, context) => {
    const mine = await myFeeds(context)
    const grey = greyLine(context, { source: 'Kept by this bot', to: 'asker' })
    if (mine.length === 0)
      return ok(answer(ours(context, [line('You have no feed. To make one: feed HRC deadlines'), grey])))
    const entries = mine.map(one => entryOf(one, context.reader))
    return ok(answer(ours(context, [...entries, grey], mine.map(dataOf))))
  },
})

const entryOf = (feed: Feed, reader: Reader): Block => ({
  kind: 'entry',
  head: [code(feedId(feed)), '  ', strong(feed.name), `  ${filterInWords(feed.filter)}`],
  facts: [
    [`Address begins with ${feed.starts}${feed.wording === 'cover' ? '; under cover' : ''}. ${lastUse(feed, reader)}.`],
  ],
})

const lastUse = ({ lastUsed, createdAt }: Feed, reader: Reader): string =>
  lastUsed === undefined
    ? `No app has asked for it since it was made, ${sayDayOf(createdAt, reader)}`
    : `Last asked for ${sayDayOf(lastUsed.at, reader)}, by ${lastUsed.client}`

const sayDayOf = (at: string, reader: Reader): string =>
  sayDay(Temporal.Instant.from(at).toZonedDateTimeISO(reader.zone).toPlainDate(), reader)

const dataOf = (feed: Feed) => ({
  id: feedId(feed),
  name: feed.name,
  filter: filterInWords(feed.filter),
  starts: feed.starts,
  cover: feed.wording === 'cover',
  createdAt: feed.createdAt,
  ...(feed.lastUsed === undefined ? {} : { lastUsed: feed.lastUsed }),
})
