// feed: makes a secret calendar address of my own.
import { publicFeedPath } from '#src/calendar/feed-path.ts'
import type { Filter } from '#src/calendar/filter.ts'
import { everything, filterInWords } from '#src/calendar/filter.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, filterField, option, optional } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { MemberId } from '#src/security/member.ts'
import { addressLines, newSecret } from './feed-address.ts'
import { feedId } from './find-feed.ts'
import { nameField } from './name-field.ts'
import { ours } from './ours.ts'
import { resolveEvents } from './resolve-events.ts'

const DEFAULT_NAME = 'UN calendar'
const MOST_FEEDS = 20

export const feed = command({
  verb: 'feed',
  summary: 'a secret address of my own for calendar apps',
  permission: 'follow for oneself',
  effect: 'write',
  fields: {
    filter: optional(filterField),
    name: option(nameField({ help: 'name', example: 'name:"Our deadlines"' })),
    cover: option(choiceField(['on', 'off'], { help: 'neutral words', example: 'cover:on' })),
  },
  examples: ['feed', 'feed HRC deadlines', 'feed treaty state:NPL name:"Nepal"', 'feed cover:on'],
  handle: async ({ filter = everything, name = DEFAULT_NAME, cover }, context) => {
    const { member, space, preferences } = context.actor
    if (member === undefined) return refuse(notAMember(filter, context))
    const resolved = await resolveEvents(filter, context)
    if (!resolved.ok) return resolved
    const mine = await context.feeds.of({ space: space.id, member })
    if (mine.length >= MOST_FEEDS)
      return refuse(`You have ${mine.length} feeds, and that is the most. End one first: feed list`)
    const covered = (cover ?? preferences.cover) === 'on'
    return ok(await make({ filter: resolved.value, name, wording: covered ? 'cover' : 'plain', member }, context))
  },
})

/** Somebody without a membership has nothing that a secret address could end with. */
const notAMember = (filter: Filter, { about }: Context): string => {
  const path = publicFeedPath(filter)
  const instead = path === undefined ? '' : ` The same for everybody is at ${about.publicUrl}${path}`
  return `A secret feed belongs to a member of the space; ask a coordinator to add you.${instead}`
}

interface Wanted {
  readonly filter: Filter
  readonly name: string
  readonly wording: 'plain' | 'cover'
  readonly member: MemberId
}

const make = async (wanted: Wanted, context: Context): Promise<Reply> => {
  const { feeds, numbers, version, now, actor, did } = context
  const { secret, kept } = newSecret(context)
  const number = await numbers.next('F')
  const createdAt = instantText(now)
  await feeds.add({ number, space: actor.space.id, createdAt, ...wanted }, kept)
  await version.raise()
  const id = feedId({ number })
  await did({ ids: [id], undo: `feed revoke ${id}` })
  const { blocks, data } = addressLines(secret, context)
  const own = await feeds.ownEvents(actor.space.id)
  return answer(
    ours(
      context,
      [
        line(`${id}, your feed of ${filterInWords(wanted.filter)}. I show its address once, now:`),
        ...blocks,
        line(wanted.wording === 'cover' ? COVERED : `Calendar apps call it ${wanted.name}.`),
        line(own === 'in feeds' ? WITH_OWN : WITHOUT_OWN),
        line(`To end it: undo, within ten minutes, or feed revoke ${id}`),
      ],
      { id, ...data },
    ),
  )
}

const COVERED = 'Under cover: calendar apps show "Calendar", and in it "Meeting K417" and the like, nothing else.'
const WITH_OWN = "It holds public events, and title and time of your space's own."
const WITHOUT_OWN = 'It holds public events only; your space keeps its own out of feeds.'
