// Holdings: what a member holds in a space, and what becomes of it when they go.
import type { Context } from '#src/conversation/context.ts'
import type { Member } from '#src/security/member.ts'
import { askedRows } from './asked-rows.ts'
import { claimedDeadlines } from './claimed-deadlines.ts'
import { ownFeeds } from './own-feeds.ts'
import { ownSubscriptions } from './own-subscriptions.ts'
import { vaultRecords } from './vault-records.ts'

/** One kind of thing that members hold. Features add theirs to the list below. */
export interface Holding {
  /** Whether somebody else can take it over; otherwise it ends with the membership. */
  readonly passes: 'to another' | 'ends'
  /** What the member holds, one line each; none when nothing. */
  readonly list: (member: Member, context: Context) => Promise<readonly string[]>
  /** Gives it to another member, or ends it. The ids of what was touched. */
  readonly release: (member: Member, to: Member | undefined, context: Context) => Promise<readonly string[]>
}

export const holdings: readonly Holding[] = [claimedDeadlines, askedRows, vaultRecords, ownSubscriptions, ownFeeds]
