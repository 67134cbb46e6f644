// Long deliveries in Matrix: the contract, and what is Matrix's own: repeats of a message are dropped, and pictures change too.
import { describe, expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { OURS } from '#adapters/matrix/show/content.ts'
import { line, type Picture } from '#src/reply/document.ts'
import type { Place, PlaceId } from '#src/security/member.ts'
import { type LongRoom, longDeliveries } from '#test/adapters/contracts/long-deliveries.ts'
import { space } from '#test/support/matrix/matrix-bot.ts'
import { eventually, type Meeting, meetInMatrix } from '#test/support/matrix/meet.ts'
import type { Read } from '#test/support/matrix/person.ts'

/** What a client shows: each message as its last change has it, and none that was redacted. */
const shown = (all: readonly Read[]): readonly Readonly<Record<string, unknown>>[] => {
  const now = new Map<string, Readonly<Record<string, unknown>>>()
  for (const { event, content } of all) {
    if (event.type === 'm.room.redaction') now.delete(event.redacts ?? '')
    if (content?.msgtype === undefined || event.type === 'm.room.redaction') continue
    const relation = content['m.relates_to'] as { rel_type?: string; event_id?: string } | undefined
    if (relation?.rel_type !== 'm.replace') now.set(event.event_id, content)
    else if (now.has(relation.event_id ?? ''))
      now.set(relation.event_id ?? '', content['m.new_content'] as Readonly<Record<string, unknown>>)
  }
  return [...now.values()]
}

const open = async (): Promise<LongRoom & { readonly meeting: Meeting; readonly address: string }> => {
  const meeting = await meetInMatrix({ dispatch: async () => ({ outcome: 'done', document: plain(line('done')) }) })
  const { ana, bot } = meeting
  const address = await ana.makeRoom({ invite: [bot.user] })
  await eventually(async () => (await ana.read(address)).some(one => String(one.content?.body).startsWith('Hello')))
  const hello = (await ana.read(address)).length
  const id: PlaceId = await bot.link(address)
  return {
    meeting,
    address,
    messenger: bot.connection().messenger,
    place: { id, platform: 'matrix', address, kind: 'room', space } satisfies Place,
    linesInOne: 40,
    standing: async () => shown((await ana.read(address)).slice(hello)).map(content => String(content.body)),
    [Symbol.asyncDispose]: async () => {
      await meeting[Symbol.asyncDispose]()
      expect(meeting.server.complaints).toEqual([])
      expect(bot.faults).toEqual([])
    },
  }
}

const picture = (alt: string): Picture => ({ name: 'result', alt, svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' })

describe('a long delivery in Matrix', () => {
  longDeliveries(open)

  it('is not doubled by a repeat whose first answers were lost', async () => {
    await using room = await open()
    const { messenger, place } = room
    const lines = Array.from({ length: 100 }, (_, at) => line(`old ${at} ${'words '.repeat(40)}`))
    const message = { id: 'd1', place, document: plain(...lines), urgency: 'quiet' } as const
    const receipt = await messenger.send(message)
    expect(receipt.split(' ').length).toBeGreaterThan(1)
    expect(await messenger.send(message)).toBe(receipt)
    expect(await messenger.send({ ...message, begun: receipt.split(' ')[0] ?? '' })).toBe(receipt)
  }, 60_000)

  it('has its picture changed with its words, and what can be done about it beside each of its pages', async () => {
    await using room = await open()
    const { messenger, place, meeting, address } = room
    const actions = { kind: 'actions', actions: [{ label: 'Claim', words: 'claim hrc-64' }] } as const
    const lines = Array.from({ length: 60 }, (_, at) => line(`old ${at} ${'words '.repeat(40)}`))
    const documentOf = (alt: string) => plain(...lines, { kind: 'picture', picture: picture(alt) }, actions)
    const receipt = await messenger.send({ id: 'd1', place, document: documentOf('44 for'), urgency: 'ring' })
    await messenger.correct(receipt, { id: 'k1', place, document: documentOf('45 for'), urgency: 'quiet' })
    const contents = shown(await meeting.ana.read(address)).slice(-receipt.split(' ').length)
    const [image] = contents.filter(one => one.msgtype === 'm.image')
    expect(image?.body).toBe('45 for')
    const pages = contents.filter(one => one.msgtype !== 'm.image')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page[OURS]).toMatchObject({ actions: ['claim hrc-64'] })
  }, 60_000)
})
