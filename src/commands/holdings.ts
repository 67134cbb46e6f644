// Holdings: what a member holds in a space, and what becomes of it when they go.
import type { Context } from '#src/conversation/context.ts'
import type { Member } from '#src/security/member.ts'
import { askedRows } from './asked-rows.ts'
import { claimedDeadlines } from './claimed-deadlines.ts'
import { ownFeeds } from './own-feeds.ts'
import { ownSubscriptions } from './own-subscriptions.ts'
import { roomSubscriptions } from './room-subscriptions.ts'
import { vaultRecords } from './vault-records.ts'

/** One kind of thing that members hold. Features add theirs to the list below. */
export interface Holding {
  /** Whether somebody else can take it over: when nobody does, it ends or stays as it is. */
  readonly passes: 'or ends' | 'or stays' | 'never'
  /** What the member holds, one line each; none when nothing. */
  readonly list: (member: Member, context: Context) => Promise<readonly string[]>
  /** Gives it to another member, or ends it. The ids of what was touched. */
  readonly release: (member: Member, to: Member | undefined, context: Context) => Promise<readonly string[]>
}

const holdings: readonly Holding[] = [
  claimedDeadlines,
  askedRows,
  vaultRecords,
  roomSubscriptions,
  ownSubscriptions,
  ownFeeds,
]

/** Each thing held, with what becomes of it. */
export const heldBy = async (member: Member, to: Member | undefined, context: Context): Promise<readonly string[]> => {
  const lines: string[] = []
  for (const { list, passes } of holdings) {
    const left = passes === 'or stays' ? 'stays' : 'ends'
    const fate = passes !== 'never' && to !== undefined ? `goes to ${to.name}` : left
    for (const thing of await list(member, context)) lines.push(`${thing}: ${fate}`)
  }
  return lines
}

/** Passes everything on, then ends the membership. The ids of what was touched. */
export const partWith = async (
  member: Member,
  to: Member | undefined,
  context: Context,
): Promise<readonly string[]> => {
  const ids: string[] = [member.id]
  for (const { release } of holdings) ids.push(...(await release(member, to, context)))
  await context.members.endMembership(context.actor.space.id, member.id)
  return ids
}
