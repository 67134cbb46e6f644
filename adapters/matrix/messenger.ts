// Messenger: reminders, notices and corrections in Matrix, each once.

import { OURS, type Ours } from '#adapters/matrix/show/content.ts'
import { rootWord } from '#src/conversation/root-word.ts'
import { type Message, type Messenger, type Receipt, SendFault } from '#src/reply/messenger.ts'
import { foundIn, messagesIn, receiptOf, type ToldPart, toEach } from '#src/reply/receipt.ts'
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
    send: async (message, progress = async () => undefined) => {
      const delivery = { begun: eventsIn(message.begun), progress }
      return receiptOf(await post.post({ ...letterOf(message, line), delivery }))
    },
    correct: async (receipt, message) => {
      const events = eventsIn(receipt)
      if (events.length === 0) throw new SendFault('refused', 'cannot-be-edited')
      await post.correct(events, letterOf(message, line))
      return receipt
    },
    withdraw: (address, receipt) => toEach(eventsIn(receipt), event => redact(ask, { room: address, event })),
    lookUp: async (id, place, { since, begun }) => {
      const facts = await factsOf(device, place.address)
      if (typeof facts === 'string') throw new SendFault('not-sent', facts)
      const known = eventsIn(begun)
      const told = new Map<number, ToldPart>()
      for await (const event of lookBack(device, ask, { room: place.address, since })) {
        const { delivery, part = 0, parts = 1 }: Ours = event.getContent()[OURS] ?? {}
        if (event.getSender() !== device.account.user || delivery !== id) continue
        told.set(part, { name: event.getId() ?? '', parts })
        // They went in order, and it goes backwards.
        if (part === known.length) break
      }
      return foundIn(known, told)
    },
  }
}

/** The events that a receipt names; one of something that was read elsewhere names none. */
const eventsIn = (receipt: Receipt | undefined): readonly string[] =>
  messagesIn(receipt).filter(name => name.startsWith('$'))

/** The one member of a direct place, as the space knows them that they chose last. */
const readerOf = async ({ member }: Place, members: Members): Promise<Member | undefined> => {
  const [account] = member === undefined ? [] : await members.accountsOf(member)
  const [reader] = account === undefined ? [] : await members.membershipsOf(account)
  return reader
}

const letterOf = (message: Message, { members, root }: Line): Letter => {
  const { id, place, document, urgency } = message
  const [thread] = eventsIn(message.thread)
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
