// Long deliveries: what a platform promises of a text that takes several messages: all of them are found, changed and taken away.
import { expect, it } from 'vitest'
import { type Block, clear, line } from '#src/reply/document.ts'
import { type Message, type Messenger, type Progress, type Receipt, SendFault } from '#src/reply/messenger.ts'
import { messagesIn, receiptOf } from '#src/reply/receipt.ts'
import { type Released, release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import type { Place } from '#src/security/member.ts'

/** A room on a platform, with the bot in it. */
export interface LongRoom extends AsyncDisposable {
  readonly messenger: Messenger
  readonly place: Place
  /** What people read there now of what the bot sent, in order; nothing where it was taken away. */
  standing(): Promise<readonly string[]>
  /** So many lines fill a message, or almost. */
  readonly linesInOne: number
}

const WORDS = 'of the coalition on the draft resolution and what it asks of every State '.repeat(3)

const lines = (name: string, count: number): readonly Block[] =>
  Array.from({ length: count }, (_, at) => line(`${name} ${at + 1} ${WORDS}`))

const documentOf = (name: string, count: number): Released =>
  release({ to: 'place', parts: [clear(lines(name, count))] }, thePublic)

/** The numbers of the lines of this name that can be read, in order. */
const read = (texts: readonly string[], name: string): readonly number[] =>
  [...texts.join('\n').matchAll(new RegExp(`\\b${name} (\\d+) `, 'g'))].map(([, number]) => Number(number))

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

/** Keeps nothing but the first message: what this suite is there to notice. */
const naive = (messenger: Messenger): Messenger => ({
  ...messenger,
  send: async (message, progress) => messagesIn(await messenger.send(message, progress))[0] ?? '',
})

export const longDeliveries = (open: () => Promise<LongRoom>): void => {
  const messageIn = ({ place }: LongRoom, id: string, document: Released, more: Partial<Message> = {}): Message => ({
    id,
    place,
    document,
    urgency: 'quiet',
    ...more,
  })
  const long = (room: LongRoom, name: string, messages: number) =>
    documentOf(name, Math.round(room.linesInOne * (messages - 0.5)))
  const lengthOf = (document: Released): number => document.parts[0]?.blocks.length ?? 0

  /** Sends, and is cut off when so many messages stand there. */
  const begin = async ({ messenger }: LongRoom, message: Message, stopAfter: number): Promise<Receipt> => {
    let begun: Receipt = ''
    const progress: Progress = async receipt => {
      begun = receipt
      if (messagesIn(receipt).length === stopAfter) throw new SendFault('unknown', 'cut-off')
    }
    await messenger.send(message, progress).catch(() => undefined)
    return begun
  }

  it('is told of message by message, and whole when all of them are there', async () => {
    await using room = await open()
    const document = long(room, 'old', 3)
    const told: Receipt[] = []
    const receipt = await room.messenger.send(messageIn(room, 'd1', document), async one => void told.push(one))
    const names = messagesIn(receipt)
    expect(names.length).toBeGreaterThan(1)
    expect(told).toEqual(names.slice(1).map((_, at) => receiptOf(names.slice(0, at + 1))))
    expect(read(await room.standing(), 'old')).toEqual(upTo(lengthOf(document)))
  }, 60_000)

  it.each([
    { why: 'as long', messages: 3, left: undefined, more: undefined },
    { why: 'shorter', messages: 1, left: 'What stood here is said above now.', more: undefined },
    { why: 'longer', messages: 5, left: undefined, more: 'There is more to it now than fits here' },
  ])(
    'is changed in all its messages by a text that is $why',
    async ({ messages, left, more }) => {
      await using room = await open()
      const receipt = await room.messenger.send(messageIn(room, 'd1', long(room, 'old', 3)))
      const document = long(room, 'new', messages)
      expect(await room.messenger.correct(receipt, messageIn(room, 'k1', document))).toBe(receipt)
      const texts = await room.standing()
      expect(texts).toHaveLength(messagesIn(receipt).length)
      expect(read(texts, 'old')).toEqual([])
      const said = read(texts, 'new')
      expect(said).toEqual(upTo(said.length))
      expect(said.length === lengthOf(document)).toBe(more === undefined)
      for (const words of [left, more]) if (words !== undefined) expect(texts.at(-1)).toContain(words)
      // And back again: no message was lost by it.
      const again = long(room, 'newest', 3)
      await room.messenger.correct(receipt, messageIn(room, 'k2', again))
      expect(read(await room.standing(), 'newest')).toEqual(upTo(lengthOf(again)))
      expect(read(await room.standing(), 'new')).toEqual([])
    },
    60_000,
  )

  it('is taken away in all its messages, also when some of them are gone', async () => {
    await using room = await open()
    const receipt = await room.messenger.send(messageIn(room, 'd1', long(room, 'old', 3)))
    await room.messenger.withdraw?.(room.place.address, messagesIn(receipt)[1] ?? '')
    await room.messenger.withdraw?.(room.place.address, receipt)
    expect(await room.standing()).toEqual([])
  }, 60_000)

  it('would stay as it was, but for its beginning, where only its first message were known', async () => {
    await using room = await open()
    const { send, correct, withdraw } = naive(room.messenger)
    const receipt = await send(messageIn(room, 'd1', long(room, 'old', 3)))
    await correct(receipt, messageIn(room, 'k1', long(room, 'new', 3)))
    expect(read(await room.standing(), 'old')).not.toEqual([])
    await withdraw?.(room.place.address, receipt)
    expect(await room.standing()).not.toEqual([])
  }, 60_000)

  it.each([1, 2])(
    'goes on after its message %i, and its beginning says what it says by then',
    async stopAfter => {
      await using room = await open()
      const begun = await begin(room, messageIn(room, 'd1', long(room, 'old', 3)), stopAfter)
      expect(messagesIn(begun)).toHaveLength(stopAfter)
      const document = long(room, 'new', 3)
      const receipt = await room.messenger.send(messageIn(room, 'd1', document, { begun }))
      expect(receipt.startsWith(`${begun} `)).toBe(true)
      expect(read(await room.standing(), 'new')).toEqual(upTo(lengthOf(document)))
      expect(read(await room.standing(), 'old')).toEqual([])
    },
    60_000,
  )

  it('is found as far as it is there, and goes on from there', async () => {
    await using room = await open()
    const document = long(room, 'old', 3)
    const message = messageIn(room, 'd1', document)
    const where = { since: Temporal.Now.instant().subtract({ hours: 1 }), threads: [] }
    const { messenger, place } = room
    expect(await messenger.lookUp('d1', place, where)).toBeUndefined()
    const begun = await begin(room, message, 2)
    const first = messagesIn(begun)[0] ?? ''
    const found = { receipt: begun, is: 'begun' as const }
    expect(await messenger.lookUp('d1', place, where)).toEqual(found)
    // The second was sent, and its answer lost.
    expect(await messenger.lookUp('d1', place, { ...where, begun: first })).toEqual(found)
    expect(await messenger.lookUp('d1', place, { ...where, begun })).toBeUndefined()
    const receipt = await messenger.send({ ...message, begun })
    expect(await messenger.lookUp('d1', place, { ...where, begun: first })).toEqual({ receipt, is: 'whole' })
    expect(read(await room.standing(), 'old')).toEqual(upTo(lengthOf(document)))
  }, 60_000)

  it('is changed and taken away by a receipt of one message, as of every short text', async () => {
    await using room = await open()
    const receipt = await room.messenger.send(messageIn(room, 'd1', documentOf('old', 1)))
    expect(messagesIn(receipt)).toEqual([receipt])
    await room.messenger.correct(receipt, messageIn(room, 'k1', documentOf('new', 1)))
    expect(read(await room.standing(), 'new')).toEqual([1])
    await room.messenger.withdraw?.(room.place.address, receipt)
    expect(await room.standing()).toEqual([])
  }, 60_000)
}
