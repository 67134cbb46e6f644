// Utterance in: what was said in a room as the core takes it: who, where, how it could be read there, in which words.
import type { MatrixEvent } from 'matrix-js-sdk'
import { EventShieldReason } from 'matrix-js-sdk/lib/crypto-api/index.js'
import type { Device } from '#adapters/matrix/device.ts'
import { companionIn, type RoomFacts, surroundings } from '#adapters/matrix/rooms.ts'
import type { Ask } from '#adapters/matrix/server.ts'
import { OURS, type Ours } from '#adapters/matrix/show/content.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Members } from '#src/security/members.ts'
import { reactionIn, wordsOfReaction } from './reaction.ts'
import { isFile, wordsIn } from './words-in.ts'

export interface Hearing {
  readonly device: Device
  readonly ask: Ask
  readonly members: Members
  readonly root: string
  /** The words behind a number that somebody types. */
  readonly picked: (room: string, user: string, number: number) => string | undefined
}

export interface Said {
  readonly utterance: Utterance
  /** Whoever reacts is answered by what happens; whoever speaks reads words. `sent`: a file, whose words are nobody's. */
  readonly how: 'spoken' | 'reacted' | 'sent'
}

/** Nothing when it is not meant for the bot. */
export const utteranceIn = async (
  event: MatrixEvent,
  facts: RoomFacts,
  hearing: Hearing,
): Promise<Said | undefined> => {
  const { device, members } = hearing
  const { room } = facts
  const user = event.getSender()
  const id = event.getId()
  if (user === undefined || id === undefined) return undefined
  const kind = companionIn(device, facts) === user ? 'direct' : 'room'
  const said = await wordsOf(event, { ...hearing, kind, room: room.roomId, user })
  if (said === undefined) return undefined
  const place = await members.findPlace({ platform: 'matrix', id: room.roomId })
  const around = await surroundings(facts, { space: place?.space, members })
  return {
    how: said.how,
    utterance: {
      id: `matrix:${id}`,
      speaker: {
        platform: 'matrix',
        id: user,
        name: room.getMember(user)?.rawDisplayName ?? user,
        standing: 'full',
      },
      place: {
        platform: 'matrix',
        id: room.roomId,
        kind,
        // What came in clear was read on the way, wherever it was said. A reaction says the words of a message of ours.
        destination: event.isEncrypted() || said.how === 'reacted' ? around.destination : 'matrix-clear',
        outsiders: around.outsiders,
      },
      words: said.words,
    },
  }
}

interface Spot extends Hearing {
  readonly kind: 'room' | 'direct'
  readonly room: string
  readonly user: string
}

const wordsOf = async (
  event: MatrixEvent,
  spot: Spot,
): Promise<{ readonly words: string; readonly how: Said['how'] } | undefined> => {
  const { device, root, kind, room, user, picked } = spot
  if (event.getType() === 'm.reaction') {
    const words = await reactedWords(event, spot)
    return words === undefined ? undefined : { words, how: 'reacted' }
  }
  if (event.getType() !== 'm.room.message') return undefined
  if (isFile(event.getContent(), { kind })) return { words: '', how: 'sent' }
  const name = device.client.getRoom(room)?.getMember(device.account.user)?.name ?? device.account.user
  const words = wordsIn(event.getContent(), { user: device.account.user, name, root, kind })
  if (words === undefined) return undefined
  const number = /^\d{1,2}$/.test(words) ? picked(room, user, Number(words)) : undefined
  return { words: number ?? words, how: 'spoken' }
}

const reactedWords = async (event: MatrixEvent, { device, ask, room }: Spot): Promise<string | undefined> => {
  const reaction = reactionIn(event.getContent())
  if (reaction === undefined) return undefined
  const known = device.client.getRoom(room)?.findEventById(reaction.target)
  const target = known ?? (await fetched(reaction.target, { device, ask, room }))
  if (target?.getSender() !== device.account.user) return undefined
  const ours = target.getContent()[OURS] as Ours | undefined
  return wordsOfReaction(reaction.key, ours?.actions ?? [])
}

const fetched = async (
  id: string,
  { device, ask, room }: Pick<Spot, 'device' | 'ask' | 'room'>,
): Promise<MatrixEvent | undefined> => {
  const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/event/${encodeURIComponent(id)}`
  const raw = await ask<object>({ method: 'GET', path }).catch(() => undefined)
  if (raw === undefined) return undefined
  const event = device.client.getEventMapper({ decrypt: false })(raw)
  await device.client.decryptEventIfNeeded(event)
  return event
}

/**
 * Whether it certainly came from a device that its owner has signed. In a room without encryption the server's word must
 * do, as it must for reactions, which are never encrypted.
 */
export const isTrusted = async (
  event: MatrixEvent,
  { encryption }: Pick<RoomFacts, 'encryption'>,
  { crypto }: Device,
): Promise<boolean> => {
  if (!event.isEncrypted()) return encryption === 'clear' || event.getType() === 'm.reaction'
  const info = await crypto.getEncryptionInfoForEvent(event)
  const reason = info?.shieldReason ?? null
  // Nobody compares keys with a bot, so that nobody is verified by it.
  return info !== null && (reason === null || reason === EventShieldReason.UNVERIFIED_IDENTITY)
}
