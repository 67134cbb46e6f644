// Lost place: the bot was taken out of a room; whoever set up what it followed is told, each by themselves.
import type { Stores } from '#src/ports.ts'
import { code, green, line, type Reply } from '#src/reply/document.ts'
import type { Account, MemberId, SpaceId } from '#src/security/member.ts'

type Desk = Pick<Stores, 'members' | 'subscriptions'>

/** One message for one person. */
export interface Word {
  readonly member: MemberId
  readonly space: SpaceId
  readonly accounts: readonly Account[]
  readonly reply: Reply
}

/** Nothing for a room that followed nothing. */
export const lostPlace = async (room: Account, { members, subscriptions }: Desk): Promise<readonly Word[]> => {
  const place = await members.findPlace(room)
  const { space } = place ?? {}
  if (place === undefined || space === undefined) return []
  const open = await subscriptions.ofPlace(place.id)
  const setters = new Set(open.map(one => one.setBy).filter(setter => setter !== undefined))
  const words: Word[] = []
  for (const member of setters) {
    const numbers = open.filter(one => one.setBy === member).map(one => `S${one.number}`)
    const accounts = await members.accountsOf(member)
    if ((await members.member(space, member)) === undefined) continue
    words.push({ member, space, accounts, reply: wordFor(`${room.platform}:${room.id}`, numbers, space) })
  }
  return words
}

const wordFor = (room: string, numbers: readonly string[], space: SpaceId): Reply => ({
  to: 'asker',
  parts: [
    {
      ...green([
        line(`I was taken out of ${room}, so that what it follows does not arrive there: ${numbers.join(', ')}.`),
        line('Invite me there again and it goes on. To end it: ', code(`place remove ${room}`)),
      ]),
      space,
    },
  ],
})
