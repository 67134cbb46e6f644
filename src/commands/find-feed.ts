// Find feed: one of my own feeds by its id.
import type { Feed } from '#src/calendar/feed.ts'
import type { Context } from '#src/conversation/context.ts'
import { choicesFor } from '#src/conversation/say-again.ts'
import { ok, type Result, refuse } from '#src/result.ts'

export const feedId = ({ number }: Pick<Feed, 'number'>): string => `F${number}`

type Needs = Pick<Context, 'feeds' | 'actor'>

/** The feeds of whoever speaks, in this space. */
export const myFeeds = async ({ feeds, actor }: Needs): Promise<readonly Feed[]> =>
  actor.member === undefined ? [] : feeds.of({ space: actor.space.id, member: actor.member })

/** A feed of somebody else is simply not there. */
export const findFeed = async (id: string, context: Needs & Pick<Context, 'utterance'>): Promise<Result<Feed>> => {
  const mine = await myFeeds(context)
  const found = mine.find(one => feedId(one) === id)
  if (found !== undefined) return ok(found)
  if (mine.length === 0) return refuse(`You have no feed ${id}, and no other. To make one: feed HRC deadlines`)
  const choices = mine.map(one => ({ label: `${feedId(one)}, ${one.name}`, words: feedId(one) }))
  return refuse(`You have no feed ${id}. Which one?`, choicesFor(context.utterance, id, choices))
}
