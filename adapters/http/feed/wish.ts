// Wish: what a feed is asked for; two readers with the same wish get the same octets.

import type { FeedAddress } from '#src/calendar/feed.ts'
import type { EntryWording } from '#src/calendar/feed-entry.ts'
import { publicFeedName } from '#src/calendar/feed-path.ts'
import { type Filter, filterInWords, filterWords } from '#src/calendar/filter.ts'
import type { SpaceId } from '#src/security/member.ts'

export interface Wish {
  /** Differs when anything of it differs. */
  readonly key: string
  readonly filter: Filter
  readonly wording: EntryWording
  readonly name: string
  readonly about?: string
  /** Where it comes from, when that is no secret. */
  readonly source?: string
  /** The space whose own events are in it, because the space allows that. */
  readonly space?: SpaceId
}

/** Apps show this name; it must not tell what a feed under cover holds. */
const COVER_NAME = 'Calendar'

export const publicWish = (filter: Filter, source: string): Wish =>
  keyed({
    filter,
    wording: 'plain',
    name: publicFeedName(filter),
    about: `Sessions, reviews and deadlines of United Nations human rights bodies: ${filterInWords(filter)}. Dates move; each entry names its sources.`,
    source,
  })

export const secretWish = ({ filter, wording, name, space, greenInFeeds }: FeedAddress): Wish =>
  keyed({
    filter,
    wording,
    name: wording === 'cover' ? COVER_NAME : name,
    ...(greenInFeeds === 'yes' ? { space } : {}),
  })

const keyed = (wish: Omit<Wish, 'key'>): Wish => ({
  ...wish,
  key: JSON.stringify([filterWords(wish.filter), wish.wording, wish.name, wish.source ?? '', wish.space ?? '']),
})
