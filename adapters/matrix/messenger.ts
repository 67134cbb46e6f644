// Messenger: reminders, notices and corrections in Matrix, each once.

import { OURS, type Ours } from '#adapters/matrix/show/content.ts'
import { rootWord } from '#src/conversation/root-word.ts'
import { type Message, type Messenger, SendFault } from '#src/reply/messenger.ts'
import { isAbove } from '#src/security/label.ts'
import type { Member, Place } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Device } from './device.ts'
import { lookBack } from './look-back.ts'
import type { OpenDirect } from './open-direct.ts'
import type { Letter, Post } from './post.ts'
import { redact } from './redact.ts'
import { factsOf, isAsLinked, type RoomFacts, surroundings } from './rooms.ts'
import type { Ask } from './server.ts'

export interface Line {
  readonly device: Device
  readonly ask: Ask
  readonly post: Post
  readonly members: Members
  readonly open: OpenDirect
  /** The word that begins a command, bare: `un`. */
  readonly root: string
}

/** Synapse forgets transaction ids after 24 hours; an hour less leaves time for both clocks. */
const REMEMBERS = Temporal.Duration.from({ hours: 23 })

export const matrixMessenger = (line: Line): Messenger => {
  const { device, ask, post, members, open } = line
  return {
    platform: 'matrix',
    capabilities: { repeats: 'key', edits: 'yes', remembers: REMEMBERS },
    open,
    audience: async place => {
      const facts = await factsOf(device, place.address)
      if (typeof facts === 'string' || !(await isAsLinked(facts, place, members))) return undefined
      const reader = await readerOf(place, members)
      const space = place.space ?? reader?.space
      return {
        ...(await surroundings(facts, { space, members })),
        privacy: place.kind === 'direct' ? 'private' : 'shared',
        ...(space === undefined ? {} : { space }),
        ...(reader?.organisation === undefined ? {} : { organisation: reader.organisation.id }),
        readers: reader === undefined ? [] : [reader.id],
        vault: 'open',
        greenInFeeds: 'no',
      }
    },
    send: async message => (await post.post(letterOf(message, line)))[0],
    correct: async (receipt, message) => {
      await post.correct(receipt, letterOf(message, line))
      return receipt
    },
    withdraw: (address, event) => redact(ask, { room: address, event }),
    lookUp: async (id, place, { since }) => {
      const facts = await factsOf(device, place.address)
      if (typeof facts === 'string') throw new SendFault('not-sent', facts)
      for await (const event of lookBack(device, ask, { room: place.address, since })) {
        const ours = event.getContent()[OURS] as Ours | undefined
        if (event.getSender() === device.account.user && ours?.delivery === id) return event.getId()
      }
      return undefined
    },
  }
}

/** The one member of a direct place, as the space knows them that they chose last. */
const readerOf = async ({ member }: Place, members: Members): Promise<Member | undefined> => {
  const [account] = member === undefined ? [] : await members.accountsOf(member)
  const [reader] = account === undefined ? [] : await members.membershipsOf(account)
  return reader
}

const letterOf = (message: Message, { members, root }: Line): Letter => {
  const { id, place, document, thread, urgency } = message
  const word = rootWord(
    { platform: 'matrix', id: place.address, kind: place.kind, destination: 'matrix-encrypted', outsiders: 'none' },
    root,
  )
  return {
    room: place.address,
    document,
    id,
    root: word === '' ? '' : `${word} `,
    manner: {
      tone: urgency === 'ring' ? 'm.text' : 'm.notice',
      delivery: id,
      ...(thread === undefined ? {} : { thread }),
    },
    fits: facts => fits(facts, message, members),
  }
}

/** What was released for members must not reach a room that others came into meanwhile. */
const fits = async (facts: RoomFacts, { place, document }: Message, members: Members): Promise<boolean> => {
  if (!(await isAsLinked(facts, place, members))) return false
  if (!isAbove(document.label, 'GREEN')) return true
  const { destination, outsiders } = await surroundings(facts, { space: place.space, members })
  return destination === 'matrix-encrypted' && outsiders === 'none'
}
