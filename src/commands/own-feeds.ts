// Own feeds: secret addresses end with the membership.
import type { Feed } from '#src/calendar/feed.ts'
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import type { Member } from '#src/security/member.ts'
import { feedId } from './find-feed.ts'
import type { Holding } from './holdings.ts'

const ownOf = ({ id }: Member, { feeds, actor }: Context): Promise<readonly Feed[]> =>
  feeds.of({ space: actor.space.id, member: id })

export const ownFeeds: Holding = {
  passes: 'never',
  list: async (member, context) => (await ownOf(member, context)).map(one => `${feedId(one)}, a calendar feed`),
  release: async (member, _to, context) => {
    const own = await ownOf(member, context)
    for (const { number } of own) await context.feeds.revoke(number, instantText(context.now))
    if (own.length > 0) await context.version.raise()
    return own.map(feedId)
  },
}
