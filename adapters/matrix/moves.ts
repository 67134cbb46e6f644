// Moves: a room that was replaced is followed; a room that the bot was removed from, or is alone in, is let go, and people are told.
import { KnownMembership, type MatrixEvent, type Room, RoomEvent, RoomStateEvent } from 'matrix-js-sdk'
import type { Atomically } from '#src/ports.ts'
import { subscriptionId } from '#src/reminders/subscription.ts'
import { line } from '#src/reply/document.ts'
import type { MemberId, Place } from '#src/security/member.ts'
import { plain } from './answer.ts'
import type { Host } from './invitations.ts'
import { directs, state } from './rooms.ts'

export interface Follower extends Host {
  readonly atomically: Atomically
}

export const followMoves = (follower: Follower): void => {
  const { device, failed } = follower
  const { client } = device
  client.on(RoomEvent.MyMembership, (room, now, before) => {
    const wasIn = before === KnownMembership.Join
    if (wasIn && (now === KnownMembership.Leave || now === KnownMembership.Ban))
      void letGo(follower, room).catch(failed)
  })
  client.on(RoomStateEvent.Events, event => {
    const room = client.getRoom(event.getRoomId())
    if (room === null || !device.live()) return
    if (event.getType() === 'm.room.tombstone') void moveOn(follower, room, event).catch(failed)
    if (isDeparture(event)) void leaveIfAlone(follower, room).catch(failed)
  })
  // What happened while the bot was away.
  for (const room of client.getRooms()) {
    const tombstone = room.currentState.getStateEvents('m.room.tombstone', '')
    if (tombstone !== null && room.getMyMembership() === KnownMembership.Join)
      void moveOn(follower, room, tombstone).catch(failed)
    if (room.getMyMembership() !== KnownMembership.Join) void letGo(follower, room).catch(failed)
  }
}

/** The new room must say that it follows the old one: a tombstone alone could lead anywhere. */
const moveOn = async (follower: Follower, old: Room, tombstone: MatrixEvent): Promise<void> => {
  const { device, ask, atomically, now } = follower
  const replacement = tombstone.getContent().replacement_room
  if (typeof replacement !== 'string') return
  const [via = ''] = tombstone.getSender()?.split(':').slice(1) ?? []
  const path = `/_matrix/client/v3/join/${encodeURIComponent(replacement)}?${new URLSearchParams({ via })}`
  await ask({ method: 'POST', path, body: {} })
  const room = await arrived(follower, replacement)
  const before = state(room, 'm.room.create')?.predecessor as { readonly room_id?: unknown } | undefined
  if (before?.room_id !== old.roomId) {
    await ask({ method: 'POST', path: `/_matrix/client/v3/rooms/${encodeURIComponent(replacement)}/leave`, body: {} })
    return
  }
  await atomically(async ({ members }) => {
    const place = await members.findPlace({ platform: 'matrix', id: old.roomId })
    if (place === undefined) return
    await members.setPlace({ ...place, address: replacement }, undefined, now().toString({ fractionalSecondDigits: 3 }))
  })
  for (const [user, rooms] of Object.entries(directs(device.client)))
    if (rooms.includes(old.roomId)) await follower.directRooms.note(user, replacement)
}

const LOOK_MS = 100
const LONGEST_MS = 20_000

const arrived = async ({ device }: Follower, id: string): Promise<Room> => {
  for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
    const room = device.client.getRoom(id)
    if (room?.getMyMembership() === KnownMembership.Join) return room
    await new Promise(resolve => setTimeout(resolve, LOOK_MS).unref())
  }
  throw new Error('the new room never came')
}

/** Nothing is sent into a room that the bot is no longer in; whoever set something up there is told. */
const letGo = async (follower: Follower, { roomId, currentState }: Room): Promise<void> => {
  if (currentState.getStateEvents('m.room.tombstone', '') !== null) return
  const { atomically, now } = follower
  const at = now().toString({ fractionalSecondDigits: 3 })
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
    await tell(follower, { setter, place: ended.place, theirs })
  }
}

interface Loss {
  readonly setter: MemberId
  readonly place: Place
  readonly theirs: readonly string[]
}

const tell = async ({ members, directRooms, post }: Follower, { setter, place, theirs }: Loss): Promise<void> => {
  const account = (await members.accountsOf(setter)).find(one => one.platform === 'matrix')
  if (account === undefined) return
  const room = await directRooms.with(account.id)
  await post.post({
    room,
    document: plain(
      line(`I was removed from the room ${place.address}. What you set up there has ended: ${theirs.join(', ')}.`),
      line(`Once I am invited again: place add ${place.address} again:${theirs.join(',')}`),
    ),
    id: `g-${place.id}-${theirs.join('-')}`,
    root: '',
    manner: { tone: 'm.notice' },
    fits: async facts => facts.encryption === 'encrypted' && facts.others.join() === account.id,
  })
}

const isDeparture = (event: MatrixEvent): boolean =>
  event.getType() === 'm.room.member' && ['leave', 'ban'].includes(String(event.getContent().membership))

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
