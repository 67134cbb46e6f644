// Moves: a room that was replaced is followed; a room that the bot was removed from, or is alone in, is let go, and people are told.
import { KnownMembership, type Room, RoomEvent, RoomMemberEvent, RoomStateEvent } from 'matrix-js-sdk'
import { instantText } from '#src/instant-text.ts'
import type { Atomically } from '#src/ports.ts'
import { subscriptionId } from '#src/reminders/subscription.ts'
import { line } from '#src/reply/document.ts'
import { SendFault } from '#src/reply/messenger.ts'
import type { MemberId } from '#src/security/member.ts'
import { plain } from './answer.ts'
import type { Host } from './invitations.ts'
import { directs, standingIn, state } from './rooms.ts'
import { transactionOf } from './transaction.ts'

export interface Follower extends Host {
  readonly atomically: Atomically
}

export const followMoves = (follower: Follower): void => {
  const { device, failed } = follower
  const { client } = device
  const consider = (room: Room, before?: string): void => {
    const now = room.getMyMembership()
    if (now === KnownMembership.Join) void settleIn(follower, room).catch(failed)
    // Before a start nothing is known of what it was.
    else if (now !== KnownMembership.Invite && before !== KnownMembership.Invite)
      void letGo(follower, room).catch(failed)
  }
  client.on(RoomEvent.MyMembership, (room, _now, before) => consider(room, before))
  client.on(RoomStateEvent.Events, event => {
    const room = client.getRoom(event.getRoomId())
    if (room !== null && event.getType() === 'm.room.tombstone') void moveOn(follower, room).catch(failed)
  })
  client.on(RoomMemberEvent.Membership, (_event, member) => {
    const room = client.getRoom(member.roomId)
    if (member.userId === device.account.user || room === null) return
    if (['leave', 'ban'].includes(String(member.membership))) void leaveIfAlone(follower, room).catch(failed)
  })
  // What happened while the bot was away.
  for (const room of client.getRooms()) {
    consider(room)
    void moveOn(follower, room).catch(failed)
  }
}

/** The room that replaces another, as its tombstone says. */
const replacementOf = (room: Room): string | undefined => {
  const replacement = state(room, 'm.room.tombstone')?.replacement_room
  return typeof replacement === 'string' ? replacement : undefined
}

/** Whether a room replaces one that the bot is in: an invitation there is one to stay. */
export const isReplacement = ({ client }: Pick<Host['device'], 'client'>, room: string): boolean =>
  client.getRooms().some(old => old.getMyMembership() === KnownMembership.Join && replacementOf(old) === room)

/** Where only who is invited may come in, the invitation is still to come. */
const moveOn = async ({ device, ask }: Follower, old: Room): Promise<void> => {
  const replacement = replacementOf(old)
  if (replacement === undefined || old.getMyMembership() !== KnownMembership.Join) return
  if (device.client.getRoom(replacement)?.getMyMembership() === KnownMembership.Join) return
  const sender = old.currentState.getStateEvents('m.room.tombstone', '')?.getSender() ?? ''
  const query = new URLSearchParams({ via: sender.slice(sender.indexOf(':') + 1) })
  const path = `/_matrix/client/v3/join/${encodeURIComponent(replacement)}?${query}`
  await ask({ method: 'POST', path, body: {} }).catch(error => {
    if (!(error instanceof SendFault) || error.outcome !== 'refused') throw error
  })
}

/** Takes what was linked to the old room into the new one, when each names the other: a tombstone alone could lead anywhere. */
const settleIn = async ({ device, atomically, directRooms }: Follower, room: Room): Promise<void> => {
  const predecessor = state(room, 'm.room.create')?.predecessor as { readonly room_id?: unknown } | undefined
  const old = typeof predecessor?.room_id === 'string' ? device.client.getRoom(predecessor.room_id) : null
  if (old === null || replacementOf(old) !== room.roomId) return
  await atomically(async ({ members }) => {
    const place = await members.findPlace({ platform: 'matrix', id: old.roomId })
    const there = await members.findPlace({ platform: 'matrix', id: room.roomId })
    if (place !== undefined && there === undefined) await members.movePlace(place.id, room.roomId)
  })
  for (const [user, rooms] of Object.entries(directs(device.client)))
    if (rooms.includes(old.roomId)) await directRooms.note(user, room.roomId)
}

/** Nothing is sent into a room that the bot is no longer in; whoever set something up there is told. */
const letGo = async (follower: Follower, room: Room): Promise<void> => {
  const { roomId, currentState } = room
  if (currentState.getStateEvents('m.room.tombstone', '') !== null) return
  const { atomically, now } = follower
  const at = instantText(now())
  const ended = await atomically(async ({ members, subscriptions, outbox }) => {
    const place = await members.findPlace({ platform: 'matrix', id: roomId })
    if (place?.space === undefined || place.kind !== 'room') return undefined
    const open = await subscriptions.ofPlace(place.id)
    for (const { number } of open) await subscriptions.end(number, at)
    await outbox.withdrawFor({ place: place.id }, 'unlinked', at)
    await members.unlinkPlace(place.id)
    return { place, open }
  })
  if (ended === undefined) return
  const setters = new Set(ended.open.flatMap(one => (one.setBy === undefined ? [] : [one.setBy])))
  for (const setter of setters) {
    const theirs = ended.open.filter(one => one.setBy === setter).map(subscriptionId)
    await tell(follower, { setter, room, theirs })
  }
}

interface Loss {
  readonly setter: MemberId
  /** As it was when the bot was last in it. */
  readonly room: Room
  readonly theirs: readonly string[]
}

const tell = async (
  { device, members, directRooms, post }: Follower,
  { setter, room: lost, theirs }: Loss,
): Promise<void> => {
  const account = (await members.accountsOf(setter)).find(one => one.platform === 'matrix')
  if (account === undefined) return
  const room = await directRooms.with(account.id)
  await post.post({
    room,
    document: plain(
      line(`I was removed from ${named(lost)}. What you set up there has ended: ${theirs.join(', ')}.`),
      line(`Once I am invited again: place add ${lost.roomId} again:${theirs.join(',')}`),
    ),
    id: transactionOf('g', standingIn(lost, device.account.user)?.getId() ?? lost.roomId),
    root: '',
    manner: { tone: 'm.notice' },
    fits: async facts => facts.encryption === 'encrypted' && facts.others.join() === account.id,
  })
}

/** By its name, which its members know, and the id that a command takes. */
const named = (room: Room): string => {
  const name = state(room, 'm.room.name')?.name
  return typeof name === 'string' && name !== '' ? `the room "${name}" (${room.roomId})` : `the room ${room.roomId}`
}

/** Nobody is left to read anything. */
const leaveIfAlone = async ({ device, ask }: Follower, room: Room): Promise<void> => {
  if (
    room.getMyMembership() !== KnownMembership.Join ||
    room.currentState.getStateEvents('m.room.tombstone', '') !== null
  )
    return
  const others = [KnownMembership.Join, KnownMembership.Invite].flatMap(one => room.getMembersWithMembership(one))
  if (others.some(member => member.userId !== device.account.user)) return
  await ask({ method: 'POST', path: `/_matrix/client/v3/rooms/${encodeURIComponent(room.roomId)}/leave`, body: {} })
}
