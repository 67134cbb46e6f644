// Invitations: the bot comes where a member whose role allows it asks it to, says hello once, and goes nowhere else.
import { KnownMembership, type Room, RoomEvent } from 'matrix-js-sdk'
import { instantText } from '#src/instant-text.ts'
import { type Block, code, line } from '#src/reply/document.ts'
import type { LinkCodes } from '#src/security/link-codes.ts'
import type { Members } from '#src/security/members.ts'
import { may } from '#src/security/permissions.ts'
import { plain } from './answer.ts'
import type { Device } from './device.ts'
import type { DirectRooms } from './direct-rooms.ts'
import { isReplacement } from './moves.ts'
import type { Post } from './post.ts'
import { factsOf, type RoomFacts, standingIn, state } from './rooms.ts'
import type { Ask } from './server.ts'
import { transactionOf } from './transaction.ts'

export interface Host {
  readonly device: Device
  readonly ask: Ask
  readonly members: Members
  readonly linkCodes: LinkCodes
  readonly post: Post
  readonly directRooms: DirectRooms
  readonly root: string
  readonly now: () => Temporal.Instant
  readonly failed: (error: unknown) => void
}

/** Answers invitations, those that wait and those that come. */
export const welcomeInvitations = (host: Host): void => {
  const { client } = host.device
  const answered = new Set<string>()
  const consider = (room: Room): void => {
    if (room.getMyMembership() !== KnownMembership.Invite || answered.has(room.roomId)) return
    answered.add(room.roomId)
    void answerInvitation(host, room)
      .catch(host.failed)
      .finally(() => answered.delete(room.roomId))
  }
  client.on(RoomEvent.MyMembership, consider)
  for (const room of client.getRooms()) consider(room)
}

const answerInvitation = async (host: Host, room: Room): Promise<void> => {
  const { ask, device } = host
  const invitation = room.getMember(device.account.user)?.events.member
  const by = invitation?.getSender()
  if (by === undefined) return
  const kind = invitation?.getContent().is_direct === true ? 'direct' : 'room'
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room.roomId)}`
  if (!isReplacement(device, room.roomId) && !(await isWelcome(host, by, kind))) {
    await ask({ method: 'POST', path: `${path}/leave`, body: { reason: declined[kind] } })
    return
  }
  if (kind === 'direct') await host.directRooms.note(by, room.roomId)
  await ask({ method: 'POST', path: `${path}/join`, body: {} })
  await sayHello(host, { room: room.roomId, by, kind })
}

/** Names no coalition. */
const declined = {
  direct: 'I do not know you here. Ask a coordinator of your coalition to add you.',
  room: 'I come into a room when a coordinator of a coalition that I work for invites me.',
}

/** Any member may speak with it alone; coordinators bring it into rooms. Somebody who holds a link code is still a stranger. */
const isWelcome = async (
  { members, linkCodes, now }: Host,
  user: string,
  kind: 'direct' | 'room',
): Promise<boolean> => {
  const memberships = await members.membershipsOf({ platform: 'matrix', id: user })
  if (kind === 'room') return memberships.some(one => may(one, 'change places'))
  return memberships.length > 0 || (await linkCodes.anyOpen(instantText(now())))
}

interface Arrival {
  readonly room: string
  readonly by: string
  readonly kind: 'direct' | 'room'
}

const sayHello = async (host: Host, arrival: Arrival): Promise<void> => {
  const facts = await known(host.device, arrival.room)
  if (facts === undefined) return
  const name = facts.room.getMember(arrival.by)?.name ?? arrival.by
  await host.post.post({
    room: arrival.room,
    document: plain(...helloBlocks(facts, { ...arrival, name, root: host.root })),
    // Once for each time that it comes.
    id: transactionOf('h', standingIn(facts.room, host.device.account.user)?.getId() ?? ''),
    root: '',
    manner: { tone: 'm.notice' },
    fits: async () => true,
  })
}

const helloBlocks = (
  facts: RoomFacts,
  { kind, name, root }: Arrival & { readonly name: string; readonly root: string },
): readonly Block[] => {
  const clear =
    facts.encryption === 'clear'
      ? [line('This room is not encrypted: nothing confidential is said or taken here.')]
      : []
  if (kind === 'direct')
    return [
      line(`Hello ${name}. Say what you want to know: `, code('next 7d'), ', or ', code('help'), '.'),
      ...clear,
      ...(mayRemove(facts.room) ? [] : [line(KEEPS_QUESTIONS)]),
    ]
  return [
    line(
      `Hello. ${name} invited me. I say what is coming at the UN and what moved, when somebody asks or this room follows it.`,
    ),
    line(
      'Ask with ',
      code(`!${root} next 7d`),
      ' or ',
      code(`!${root} help`),
      '. A coordinator links this room with ',
      code(`!${root} place add`),
      '.',
    ),
    ...clear,
    ...lacking(facts).map(text => line(text)),
    line('Whoever may remove people here makes me leave by removing me.'),
  ]
}

const KEEPS_QUESTIONS =
  'I take confidential answers away after a day. Make me a moderator here, and I take away what you asked, too.'

const mayRemove = (room: Room): boolean => {
  const power = room.getMember(room.client.getUserId() ?? '')?.powerLevel ?? 0
  return room.currentState.hasSufficientPowerLevelFor('redact', power)
}

/** What it could not do as things stand. */
export const lacking = ({ room }: Pick<RoomFacts, 'room'>): readonly string[] => {
  const me = room.client.getUserId() ?? ''
  const can = (type: 'm.room.message' | 'm.room.encrypted' | 'm.reaction') => room.currentState.maySendEvent(type, me)
  const sent = state(room, 'm.room.encryption') === undefined ? 'm.room.message' : 'm.room.encrypted'
  return [
    ...(can(sent) ? [] : ['I may not write here. Give me the right to send messages.']),
    ...(can('m.reaction') ? [] : ['I may not react here, so you will not see that I answered in private.']),
  ]
}

const LOOK_MS = 100
const LONGEST_MS = 20_000

/** The facts of a room that was just joined, once the server has told them. */
const known = async (device: Device, room: string): Promise<RoomFacts | undefined> => {
  for (let waited = 0; waited < LONGEST_MS; waited += LOOK_MS) {
    const facts = await factsOf(device, room)
    if (typeof facts !== 'string') return facts
    await new Promise(resolve => setTimeout(resolve, LOOK_MS).unref())
  }
  return undefined
}
