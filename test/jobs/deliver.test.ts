// Delivering: what each way to fail comes to, on a platform that drops repeats, one that can be asked, and one that can neither.
import { describe, expect, it } from 'vitest'
import type { DeliveryState } from '#src/reminders/delivery.ts'
import type { Capabilities } from '#src/reply/messenger.ts'
import { memoryStores } from '#test/support/databases.ts'
import { type Play, postOffice } from './post-office.ts'

interface Row {
  readonly why: string
  readonly plays: readonly Play[]
  readonly repeats: Capabilities['repeats']
  readonly ends: DeliveryState
  readonly posted: number
}

const rows: readonly Row[] = [
  { why: 'the plain case', plays: ['takes it'], repeats: 'none', ends: 'sent', posted: 1 },
  { why: 'not done is tried again', plays: ['too many', 'too many', 'takes it'], repeats: 'none', ends: 'sent', posted: 1 },
  { why: 'never will be', plays: ['refuses'], repeats: 'key', ends: 'dead', posted: 0 },

  { why: 'nobody can tell', plays: ['takes it, answer lost'], repeats: 'none', ends: 'unconfirmed', posted: 1 },
  { why: 'nobody can tell', plays: ['not done, answer lost'], repeats: 'none', ends: 'unconfirmed', posted: 0 },
  { why: 'nobody can tell', plays: ['the sender dies after'], repeats: 'none', ends: 'unconfirmed', posted: 1 },
  { why: 'nobody can tell', plays: ['the sender dies before'], repeats: 'none', ends: 'unconfirmed', posted: 0 },

  { why: 'the repeat is dropped', plays: ['takes it, answer lost', 'takes it'], repeats: 'key', ends: 'sent', posted: 1 },
  { why: 'it goes again', plays: ['not done, answer lost', 'takes it'], repeats: 'key', ends: 'sent', posted: 1 },
  { why: 'another process repeats it', plays: ['the sender dies after'], repeats: 'key', ends: 'sent', posted: 1 },
  { why: 'another process sends it', plays: ['the sender dies before'], repeats: 'key', ends: 'sent', posted: 1 },
  { why: 'not done says nothing of before', plays: ['takes it, answer lost', 'refuses'], repeats: 'key', ends: 'unconfirmed', posted: 1 },

  { why: 'it is found', plays: ['takes it, answer lost', 'takes it'], repeats: 'look-up', ends: 'sent', posted: 1 },
  { why: 'it is not found, and goes', plays: ['not done, answer lost'], repeats: 'look-up', ends: 'sent', posted: 1 },
  { why: 'another process finds it', plays: ['the sender dies after'], repeats: 'look-up', ends: 'sent', posted: 1 },
  { why: 'another process does not', plays: ['the sender dies before'], repeats: 'look-up', ends: 'sent', posted: 1 },
  { why: 'still asked after too many', plays: ['takes it, answer lost', 'too many', 'too many'], repeats: 'look-up', ends: 'sent', posted: 1 },
  { why: 'asked again after death at asking', plays: ['the sender dies after', 'the sender dies after'], repeats: 'look-up', ends: 'sent', posted: 1 },
  { why: 'will not be told', plays: ['takes it, answer lost', 'refuses'], repeats: 'look-up', ends: 'unconfirmed', posted: 1 },
] // biome-ignore format: a table reads best in lines

describe('a delivery', () => {
  it.each(rows)('over $repeats ends $ends after $plays: $why', async ({ plays, repeats, ends, posted }) => {
    const office = await postOffice(await memoryStores(), repeats, [...plays])
    await office.queue()
    await office.live(600)
    expect([(await office.delivery()).state, office.posts.length]).toEqual([ends, posted])
  })

  it('whose answer was lost is listed as unconfirmed within two minutes', async () => {
    const office = await postOffice(await memoryStores(), 'none', ['the sender dies after'])
    await office.queue()
    await office.live(75, 2)
    expect(await office.database.stores.outbox.troubled((await office.delivery()).space)).toMatchObject([
      { id: 'd1', state: 'unconfirmed', code: 'no-answer' },
    ])
  })

  it('is not looked up before a call that was cut off can land no more', async () => {
    const office = await postOffice(await memoryStores(), 'look-up', ['not done, answer lost'])
    await office.queue()
    await office.live(85)
    expect(office.asked).toEqual([])
    await office.live(120)
    expect(office.asked).toEqual(['d1'])
  })

  it('in doubt for longer than the platform remembers keys is looked up first', async () => {
    const office = await postOffice(await memoryStores(), 'key for a day', ['takes it, answer lost'])
    await office.queue({ dueAt: '2026-11-20T08:00:00.000Z', notAfter: '2028-01-01T00:00:00.000Z' })
    await office.live(600)
    expect(office.asked).toEqual(['d1'])
    expect([(await office.delivery()).state, office.posts.length]).toEqual(['sent', 1])
  })

  it('is not looked up sooner because the clock was set', async () => {
    const office = await postOffice(await memoryStores(), 'look-up', ['not done, answer lost'])
    await office.queue({ notAfter: '2028-01-01T00:00:00.000Z' })
    const job = office.start('p')
    await job.run(Temporal.Instant.from(office.at()))
    office.setClock({ hours: 24 })
    office.pass(5)
    await job.run(Temporal.Instant.from(office.at()))
    expect(office.asked).toEqual([])
  })

  it.each(['none', 'key', 'look-up'] as const)(
    'over %s is not held up for a year by a clock that ran ahead',
    async repeats => {
      const office = await postOffice(await memoryStores(), repeats, ['the sender dies after'])
      office.setClock({ hours: 24 * 365 })
      await office.queue({ notAfter: '2029-01-01T00:00:00.000Z' })
      await office.start('p').run(Temporal.Instant.from(office.at()))
      office.setClock({ hours: -24 * 365 })
      await office.live(300)
      expect((await office.delivery()).state).toBe(repeats === 'none' ? 'unconfirmed' : 'sent')
      expect(office.posts).toHaveLength(1)
    },
  )

  it('that slept through its lease is sent by whoever took it over, and settled by nobody else', async () => {
    const office = await postOffice(await memoryStores(), 'none', [])
    await office.queue()
    const { outbox } = office.database.stores
    const lease = { owner: 'sleeper', now: office.at(), until: office.at() }
    const sleeper = (await outbox.take(await office.delivery(), lease))!
    office.pass(5)
    await office.live(10)
    expect(await outbox.settle(sleeper, { state: 'sent', receipt: 'late', at: office.at() })).toBe(false)
    expect(await office.delivery()).toMatchObject({ state: 'unconfirmed' })
  })

  it('of a date that moved is never started', async () => {
    const office = await postOffice(await memoryStores(), 'none', [])
    await office.queue()
    await office.move()
    await office.live(5)
    expect(office.posts).toEqual([])
    expect(await office.delivery()).toMatchObject({ state: 'withdrawn', code: 'moved' })
  })

  it('that may have gone before its date moved is not sent again, and is shown to people', async () => {
    const office = await postOffice(await memoryStores(), 'key', ['takes it, answer lost'])
    await office.queue()
    await office.live(0)
    await office.move()
    await office.live(60)
    expect(office.posts).toHaveLength(1)
    expect(await office.delivery()).toMatchObject({ state: 'unconfirmed', code: 'moved' })
  })

  it('that is past its use is not started', async () => {
    const office = await postOffice(await memoryStores(), 'none', [])
    await office.queue({ notAfter: '2026-11-21T08:59:59.999Z' })
    await office.live(5)
    expect(office.posts).toEqual([])
  })
})

describe('deliveries to one place', () => {
  it('go one after the other, and one in doubt holds up nothing', async () => {
    const office = await postOffice(await memoryStores(), 'look-up', ['takes it, answer lost'])
    await office.queue({ id: 'd1' })
    await office.queue({ id: 'd2' })
    await office.live(5)
    expect(office.posts.map(one => one.id)).toEqual(['d1', 'd2'])
    expect([(await office.delivery('d1')).state, (await office.delivery('d2')).state]).toEqual(['sending', 'sent'])
  })

  it('become one list when they are a flood after an outage', async () => {
    const office = await postOffice(await memoryStores(), 'none', [])
    const ids = Array.from({ length: 25 }, (_, index) => `d${index}`)
    for (const id of ids) await office.queue({ id })
    office.pass(1800)
    await office.live(5)
    expect(office.posts).toHaveLength(1)
    for (const id of ids) expect(await office.delivery(id)).toMatchObject({ state: 'withdrawn', code: 'gathered' })
  })
})

describe('a correction', () => {
  const corrected = async (plays: Play[], repeats: Capabilities['repeats'] = 'none') => {
    const office = await postOffice(await memoryStores(), repeats, plays)
    await office.queue()
    await office.live(0)
    const { number } = await office.move()
    await office.queue({
      id: 'k1',
      kind: 'correction',
      change: number,
      corrects: 'd1',
      notAfter: '2027-01-01T00:00:00.000Z',
    })
    return office
  }

  it('changes the post in place', async () => {
    const office = await corrected(['takes it', 'takes it'])
    await office.live(5)
    expect(office.corrections.map(one => one.id)).toEqual(['m-d1'])
    expect((await office.delivery('k1')).state).toBe('sent')
  })

  it('is repeated when its answer was lost, because an edit done twice is done once', async () => {
    const office = await corrected(['takes it', 'takes it, answer lost', 'takes it'])
    await office.live(60)
    expect((await office.delivery('k1')).state).toBe('sent')
  })

  it.each([
    { why: 'as soon as it is due', dies: false },
    { why: 'also when its process died before it could say so', dies: true },
  ])('of a post that nobody saw arrive cannot be made, and says so $why', async ({ dies }) => {
    const office = await corrected(['takes it, answer lost'])
    const lease = { owner: 'died', now: office.at(), until: office.at() }
    if (dies) await office.database.stores.outbox.take(await office.delivery('k1'), lease)
    await office.live(60)
    expect(await office.delivery('d1')).toMatchObject({ state: 'unconfirmed' })
    expect(await office.delivery('k1')).toMatchObject({ state: 'dead', code: 'original-not-confirmed' })
    expect(office.corrections).toEqual([])
  })

  it('of a post that never came is withdrawn, also when its process died while it waited for that', async () => {
    const office = await corrected(['not done, answer lost'], 'look-up')
    const lease = { owner: 'died', now: office.at(), until: office.at() }
    await office.database.stores.outbox.take(await office.delivery('k1'), lease)
    await office.live(600)
    expect(await office.delivery('d1')).toMatchObject({ state: 'withdrawn' })
    expect(await office.delivery('k1')).toMatchObject({ state: 'withdrawn', code: 'original-not-posted' })
    expect(office.corrections).toEqual([])
  })

  it('waits for a post that is still on its way', async () => {
    const office = await corrected(['takes it, answer lost', 'takes it', 'takes it'], 'look-up')
    await office.live(60)
    expect(office.corrections).toEqual([])
    await office.live(300)
    expect([(await office.delivery('d1')).state, (await office.delivery('k1')).state]).toEqual(['sent', 'sent'])
    expect(office.corrections).toHaveLength(1)
  })
})
