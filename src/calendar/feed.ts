// Feed: a secret, revocable iCalendar address with a filter. Ports: the feeds of people, and what feeds are made from.
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { CalendarEvent, EventId } from './event.ts'
import type { EntryWording } from './feed-entry.ts'
import type { Filter } from './filter.ts'

/** What its owner chose. */
export interface FeedSettings {
  readonly filter: Filter
  /** What calendar apps call it; under cover only its owner's list does. */
  readonly name: string
  readonly wording: EntryWording
}

/** A feed as its owner sees it. Ids are F1, F2 … */
export interface Feed extends FeedSettings {
  readonly number: number
  readonly space: SpaceId
  readonly member: MemberId
  readonly createdAt: string
  /** The first characters of the secret, to tell one address from another. */
  readonly starts: string
  /** When a calendar app last asked, to the hour, and which one it said it was. */
  readonly lastUsed?: { readonly at: string; readonly client: string }
}

/** A secret as it is kept: its SHA-256 (lower-case hexadecimal) and its first characters. */
export interface KeptSecret {
  readonly hash: string
  readonly starts: string
}

/** Six characters of a secret name it and give nothing away. */
export const startOf = (secret: string): string => secret.slice(0, 6)

/** Characters of a secret: base64url of 256 bits. */
export const SECRET_LENGTH = 43

/** Where a calendar app finds it. The name says nothing of what it holds. */
export const secretFeedPath = (secret: string): string => `/f/${secret}.ics`

/** What a space says of its own events. */
export type OwnEvents = 'in feeds' | 'kept out'

/** Port: the feeds of people. */
export interface Feeds {
  add(feed: Omit<Feed, 'starts' | 'lastUsed'>, secret: KeptSecret): Promise<void>
  /** Those of one person in one space that are not revoked, by number. */
  of(owner: { readonly space: SpaceId; readonly member: MemberId }): Promise<readonly Feed[]>
  /** Ends every address of a feed, and gives it a new one. */
  rotate(number: number, secret: KeptSecret, at: string): Promise<void>
  /** Ends every address of a feed, for good. */
  revoke(number: number, at: string): Promise<void>
  /** Whether the space said that its own events may be in feeds. */
  ownEvents(space: SpaceId): Promise<OwnEvents>
  setOwnEvents(space: SpaceId, are: OwnEvents): Promise<void>
}

/** An address as the web server knows it. */
export interface FeedAddress extends FeedSettings {
  readonly hash: string
  /** Gone when it was revoked, or when its owner is no longer a member. */
  readonly standing: 'live' | 'gone'
  readonly space: SpaceId
  /** The space said that GREEN, its own events, may be in its feeds. */
  readonly greenInFeeds: 'yes' | 'no'
}

/** That a calendar app asked at an address. */
export interface FeedUse {
  readonly hash: string
  readonly at: string
  readonly client: string
}

/** A piece of a long list, and where the next begins. */
export interface Piece<T, From> {
  readonly items: readonly T[]
  /** Absent after the last piece. */
  readonly next?: From
}

/** Port: what the web server makes feeds from; read in pieces, so that no single read takes long. */
export interface Publication {
  /** Moves whenever something that readers keep has changed. */
  version(): Promise<number>
  /** Events that end on or after a day, withdrawn ones too, by id. */
  events(endingFrom: Temporal.PlainDate, after?: EventId): Promise<Piece<CalendarEvent, EventId>>
  /** How many `events` would give in all. */
  countEvents(endingFrom: Temporal.PlainDate): Promise<number>
  /** The number of the newest change. */
  newestChange(): Promise<number>
  /** Events that changed after a change, as they are now; undefined when they are too many to be worth it. */
  changedAfter(change: number): Promise<readonly CalendarEvent[] | undefined>
  addresses(after?: string): Promise<Piece<FeedAddress, string>>
  noteUses(uses: readonly FeedUse[]): Promise<void>
}
