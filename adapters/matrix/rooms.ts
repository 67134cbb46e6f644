// Rooms: what is known of a room for certain: whether it is encrypted, who is in it, and who could come in.
import { EventType, type MatrixClient, type MatrixEvent, type Room } from 'matrix-js-sdk'
import type { Audience } from '#src/security/audience.ts'
import type { Place, SpaceId } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Device } from './device.ts'

export interface RoomFacts {
  readonly room: Room
  readonly encryption: 'encrypted' | 'clear'
  /** Everybody who is in it or invited, but the bot. */
  readonly others: readonly string[]
  /** `members`: only who is invited comes in and reads; `anyone`: strangers may. */
  readonly open: 'members' | 'anyone'
}

/** Why nothing may be sent somewhere now. */
export type Held = 'not-synced' | 'room-unknown' | 'not-in-room' | 'room-replaced'

/** The facts of a room, from a server that was heard since the start; or why there are none. */
export const factsOf = async (device: Device, id: string): Promise<RoomFacts | Held> => {
  if (!device.live()) return 'not-synced'
  const room = device.client.getRoom(id)
  if (room === null) return 'room-unknown'
  if (room.getMyMembership() !== 'join') return 'not-in-room'
  if (state(room, 'm.room.tombstone') !== undefined) return 'room-replaced'
  const told = state(room, 'm.room.encryption') !== undefined
  const known = await device.crypto.isEncryptionEnabledInRoom(id)
  return {
    room,
    // Whoever says so is believed: a room never stops being encrypted.
    encryption: told || known ? 'encrypted' : 'clear',
    others: [...room.getMembersWithMembership('join'), ...room.getMembersWithMembership('invite')]
      .map(member => member.userId)
      .filter(user => user !== device.account.user),
    open: openness(room),
  }
}

/** The content of a piece of the room's state, undefined when it was never set. */
export const state = (room: Room, type: string): Readonly<Record<string, unknown>> | undefined =>
  room.currentState.getStateEvents(type, '')?.getContent()

const CLOSED = ['invite', 'knock', 'private']

const openness = (room: Room): RoomFacts['open'] => {
  const closed = CLOSED.includes(String(state(room, 'm.room.join_rules')?.join_rule ?? 'invite'))
  const readable = state(room, 'm.room.history_visibility')?.history_visibility === 'world_readable'
  return closed && !readable ? 'members' : 'anyone'
}

/** What says how somebody stands in a room: its latest event about them. */
export const standingIn = (room: Room, user: string): MatrixEvent | undefined => room.getMember(user)?.events.member

/** When somebody came into a room, in milliseconds since 1970; a new name of theirs is no new coming, and hides when it was. */
export const cameIn = (room: Room, user: string): number => {
  const event = standingIn(room, user)
  return event === undefined || event.getPrevContent().membership === 'join' ? 0 : event.getTs()
}

/** How it is read there, as far as labels ask. `space`: the one that the room is linked to. */
export const surroundings = async (
  { encryption, others, open }: RoomFacts,
  { space, members }: { readonly space: SpaceId | undefined; readonly members: Pick<Members, 'membershipsOf'> },
): Promise<{
  readonly destination: 'matrix-encrypted' | 'matrix-clear'
  readonly outsiders: Audience['outsiders']
}> => ({
  destination: encryption === 'encrypted' ? 'matrix-encrypted' : 'matrix-clear',
  outsiders: open === 'members' && (await allOf(others, space, members)) ? 'none' : 'guests',
})

const allOf = async (
  users: readonly string[],
  space: SpaceId | undefined,
  members: Pick<Members, 'membershipsOf'>,
): Promise<boolean> => {
  for (const id of users) {
    const memberships = await members.membershipsOf({ platform: 'matrix', id })
    if (!memberships.some(one => space === undefined || one.space === space)) return false
  }
  return true
}

/** The rooms that are conversations of two, by the other person (Client-Server API, m.direct). */
export const directs = (client: MatrixClient): Readonly<Record<string, readonly string[]>> =>
  (client.getAccountData(EventType.Direct)?.getContent() ?? {}) as Readonly<Record<string, readonly string[]>>

/** Whom a direct room is with: it was made as one, and nobody else is in it. */
export const companionIn = (device: Device, { room, others }: RoomFacts): string | undefined => {
  const [other, ...more] = others
  if (other === undefined || more.length > 0) return undefined
  return directs(device.client)[other]?.includes(room.roomId) === true ? other : undefined
}

/** Whether a place is as it was linked: a direct one has its one person in it, and nobody else. */
export const isAsLinked = async (
  facts: RoomFacts,
  place: Pick<Place, 'kind' | 'member'>,
  members: Pick<Members, 'accountsOf'>,
): Promise<boolean> => {
  if (place.kind === 'room') return true
  if (place.member === undefined) return false
  const accounts = await members.accountsOf(place.member)
  const theirs = accounts.filter(account => account.platform === 'matrix').map(account => account.id)
  return facts.others.length > 0 && facts.others.every(user => theirs.includes(user))
}
