// Audience: who would read something that is sent to a place, judged at the moment of sending.
import type { MemberId, OrganisationId, SpaceId } from './member.ts'

/** Kinds of way out, one row each in the label table. `public` is feeds, pages, metrics and logs. */
export const destinations = ['slack', 'matrix-clear', 'matrix-encrypted', 'terminal', 'public'] as const
export type Destination = (typeof destinations)[number]

/** What is known of the readers. An adapter states it anew for each sending; what it does not know it must state as the worst. */
export interface Audience {
  readonly destination: Destination
  /** The space that the place is linked to, or that the reader belongs to; none for the public. */
  readonly space?: SpaceId
  /** `private`: exactly one reader (ephemeral answer, direct conversation, terminal). */
  readonly privacy: 'private' | 'shared'
  /** People in the place who are not full members of the workspace or space. */
  readonly outsiders: 'none' | 'guests' | 'other-organisations'
  /** Set when every reader is of this organisation. */
  readonly organisation?: OrganisationId
  /** Every reader by member id; empty when they are not all known. */
  readonly readers: readonly MemberId[]
  /** Whether this reader may read what the vault holds (not when an operator speaks for somebody). */
  readonly vault: 'open' | 'closed'
  /** The space said that GREEN may be in its feeds. */
  readonly greenInFeeds: 'yes' | 'no'
}

/** Feeds, pages, metrics and logs: anyone may read them. */
export const thePublic: Audience = {
  destination: 'public',
  privacy: 'shared',
  outsiders: 'other-organisations',
  readers: [],
  vault: 'closed',
  greenInFeeds: 'no',
}
