// Long deliveries: one that takes three messages ends whole, or is listed; each of its messages goes once, wherever it is cut off.
import { describe, expect, it } from 'vitest'
import type { Capabilities } from '#src/reply/messenger.ts'
import { eachDatabase, memoryStores, type OpenDatabase } from '#test/support/databases.ts'
import { type Play, postOffice } from './post-office.ts'

type Repeats = Capabilities['repeats']

const faults: readonly Play[] = [
  'takes it, answer lost',
  'not done, answer lost',
  'too many',
  'the sender dies before',
  'the sender dies after',
]

const cuts = (parts: readonly number[]) => parts.flatMap(part => faults.map(fault => ({ part, fault })))
type Cut = ReturnType<typeof cuts>[number]

/** What came of one whose message of this number met with a fault, and the first of which names it. */
const cutOff = async (
  id: 'long1' | 'naive1',
  repeats: Repeats,
  { part, fault, open }: Cut & { open: OpenDatabase },
) => {
  const plays = Array.from({ length: part }, (): Play => 'takes it')
  const office = await postOffice(await open(), repeats, [...plays, fault])
  await office.queue({ id })
  await office.live(600)
  return { office, ...whatCameOf(office, id, await office.delivery(id)) }
}

type Office = Awaited<ReturnType<typeof postOffice>>

const whatCameOf = (office: Office, id: string, { state, receipt = '' }: Awaited<ReturnType<Office['delivery']>>) => ({
  state,
  posted: office.posts.filter(one => one.id === id).map(({ part }) => part),
  named: receipt === '' ? 0 : receipt.split(' ').length,
})

const WHOLE = { state: 'sent', posted: [0, 1, 2], named: 3 } as const

const isSound = (repeats: Repeats, { part, fault }: Cut, came: Omit<Awaited<ReturnType<typeof cutOff>>, 'office'>) => {
  if (repeats !== 'none' || fault === 'too many') expect(came).toEqual(WHOLE)
  else {
    const went = fault === 'takes it, answer lost' || fault === 'the sender dies after' ? part + 1 : part
    const posted = [0, 1, 2].slice(0, went)
    // Nobody can tell of the last one; those before it are known, and nothing follows it.
    expect(came).toEqual({ state: 'unconfirmed', posted, named: part })
  }
}

const sound = async (repeats: Repeats, cut: Cut, open: OpenDatabase): Promise<Office> => {
  const { office, ...came } = await cutOff('long1', repeats, { ...cut, open })
  isSound(repeats, cut, came)
  return office
}

describe('a delivery of three messages', () => {
  for (const repeats of ['key', 'look-up', 'none'] as const)
    it.each(cuts([0, 1, 2]))(`over ${repeats} whose message $part meets "$fault" is whole, or listed`, async cut => {
      await sound(repeats, cut, memoryStores)
    })

  it.each(['look-up', 'none'] as const)(
    'over %s would be lost in part or doubled by whoever goes by the first message alone, and this test would see it',
    async repeats => {
      let caught = 0
      for (const cut of cuts([1, 2])) {
        const { office: _, ...came } = await cutOff('naive1', repeats, { ...cut, open: memoryStores })
        try {
          isSound(repeats, cut, came)
        } catch {
          caught++
        }
      }
      expect(caught).toBeGreaterThan(repeats === 'none' ? 3 : 5)
    },
  )

  it('that nobody can tell of goes on where it ended when a person has it sent again', async () => {
    const office = await sound('none', { part: 1, fault: 'not done, answer lost' }, memoryStores)
    const listed = await office.delivery('long1')
    expect(await office.database.stores.outbox.troubled(listed.space)).toMatchObject([{ id: 'long1' }])
    await office.database.stores.outbox.move(listed, 'queued', 'resent', office.at())
    await office.live(30)
    expect(whatCameOf(office, 'long1', await office.delivery('long1'))).toEqual(WHOLE)
  })

  it('of which only the beginning went before its event moved goes no further, and that beginning is corrected', async () => {
    const plays: Play[] = ['takes it', 'too many']
    const office = await postOffice(await memoryStores(), 'none', plays)
    await office.queue({ id: 'long1' })
    await office.live(0)
    expect(await office.delivery('long1')).toMatchObject({ state: 'retry', receipt: 'm-long1-0' })
    const { outbox } = office.database.stores
    expect(await outbox.waiting(office.place.id, '2026-11-21T10:00:00.000Z')).toEqual([])
    const { number } = await office.move()
    expect((await outbox.sentAbout(office.event.id)).map(one => one.id)).toEqual(['long1'])
    const notAfter = '2027-01-01T00:00:00.000Z'
    await office.queue({ id: 'k1', kind: 'correction', change: number, corrects: 'long1', notAfter })
    await office.live(60)
    expect(await office.delivery('long1')).toMatchObject({ state: 'withdrawn', code: 'moved' })
    expect((await office.delivery('k1')).state).toBe('sent')
    expect(office.posts.map(one => one.part)).toEqual([0])
    expect(office.corrections.map(one => one.id)).toEqual(['m-long1-0'])
  })

  it('holds its lease for as long again with each message, and is not taken over meanwhile', async () => {
    const office = await postOffice(await memoryStores(), 'none', [])
    await office.queue({ id: 'long1' })
    const { outbox } = office.database.stores
    const lease = { owner: 'slow', now: office.at(), until: '2026-11-21T09:01:00.000Z' }
    const slow = (await outbox.take(await office.delivery('long1'), lease))!
    expect(await outbox.note(slow, { receipt: 'm-long1-0', until: '2026-11-21T09:02:00.000Z' })).toBe(true)
    office.pass(90)
    await office.start('other').run(Temporal.Instant.from(office.at()))
    expect(await office.delivery('long1')).toMatchObject({ state: 'sending', receipt: 'm-long1-0' })
    office.pass(60)
    await office.live(5)
    expect(await office.delivery('long1')).toMatchObject({ state: 'unconfirmed', receipt: 'm-long1-0' })
    expect(await outbox.note(slow, { receipt: 'late', until: office.at() })).toBe(false)
  })
})

eachDatabase(open => {
  it.each(['key', 'look-up', 'none'] as const)(
    'cut off at its second message is whole over %s, or listed',
    async repeats => {
      for (const cut of cuts([1])) await sound(repeats, cut, open)
    },
    60_000,
  )
})
