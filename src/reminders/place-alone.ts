// Place alone: where one person can be written to by themselves, also when they never wrote to the bot directly.
import { instantText } from '#src/instant-text.ts'
import type { MemberId, Place, PlaceId, Platform } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'

interface Tools {
  readonly members: Members
  readonly random: { id(): string }
  readonly now: Temporal.Instant
  /** Where they are just now, if they are. */
  readonly platform?: Platform
}

/** Where the bot can begin a conversation; what is encrypted first. */
const begun: readonly Platform[] = ['matrix', 'slack']

/**
 * Where they wrote directly first; else a place that bears their account for its address, until the first message to it
 * opens their conversation. Undefined for somebody who has no account with which one can be begun. In a transaction.
 */
export const placeAlone = async (member: MemberId, tools: Tools): Promise<Place | undefined> => {
  const { members, random, now, platform: near } = tools
  const known = await members.directPlaceOf(member)
  if (known !== undefined) return known
  const accounts = await members.accountsOf(member)
  const account = [near, ...begun]
    .filter(one => one !== undefined && begun.includes(one))
    .map(one => accounts.find(({ platform }) => platform === one))
    .find(one => one !== undefined)
  if (account === undefined) return undefined
  const { platform, id: address } = account
  await members.setPlace(
    { id: random.id() as PlaceId, platform, address, kind: 'direct', member },
    member,
    instantText(now),
  )
  // Another process may have noted it at the same moment, under an id of its own.
  return members.findPlace(account)
}
