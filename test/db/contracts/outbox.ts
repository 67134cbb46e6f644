// Outbox: what the port promises of deliveries: once each, taken by one, settled by who holds it, gathered, listed.
import { expect, it } from 'vitest'
import type { Delivery, DeliveryState } from '#src/reminders/delivery.ts'
import type { NewDelivery, Outbox } from '#src/reminders/outbox.ts'
import type { Place, PlaceId, SpaceId } from '#src/security/member.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const NOW = '2026-11-21T09:00:00.000Z'
const SOON = '2026-11-21T09:01:00.000Z'
const LATER = '2026-11-21T09:10:00.000Z'
const [home, board] = ['home' as SpaceId, 'board' as PlaceId]
const event = anEvent({ slug: 'hearing', when: '2026-12-10 15:00' })

const wish = (id: string, given: Partial<NewDelivery> = {}): NewDelivery => ({
  id,
  key: id,
  kind: 'reminder',
  space: home,
  place: board,
  event: event.id,
  sequence: 0,
  dueAt: NOW,
  notAfter: '2026-12-10T14:00:00.000Z',
  ...given,
})

const lease = (owner: string, now = NOW, until = SOON) => ({ owner, now, until })

export const outboxContract = (open: OpenDatabase): void => {
  const opened = async (...wishes: readonly NewDelivery[]) => {
    const database = await open()
    const { members, calendar, outbox } = database.stores
    await withSpaces(database, 'home')
    for (const address of ['board', 'other']) {
      const place: Place = { id: address as PlaceId, platform: 'hook', address, kind: 'room', space: home }
      await members.setPlace(place, undefined, NOW)
    }
    await calendar.seed([event])
    await outbox.queue(wishes)
    return outbox
  }
  const of = async (outbox: Outbox, id: string): Promise<Delivery> => (await outbox.delivery(id))!
  const ids = (deliveries: readonly Delivery[]): readonly string[] => deliveries.map(one => one.id)
  const rest = async (outbox: Outbox, id: string, state: 'sent' | 'unconfirmed' | 'dead' | 'retry', at = NOW) => {
    const taken = (await outbox.take(await of(outbox, id), lease('p')))!
    await outbox.settle(taken, { state, at, ...(state === 'sent' ? { receipt: `m-${id}` } : { code: 'trouble' }) })
  }

  it('queues the same wish once', async () => {
    const outbox = await opened(wish('a'))
    expect(await outbox.queue([wish('b', { key: 'a' }), wish('c')])).toBe(1)
    expect(await outbox.delivery('b')).toBeUndefined()
  })

  it('gives what is ready, oldest first, one a place, on one platform', async () => {
    const earlier = '2026-11-21T08:00:00.000Z'
    const outbox = await opened(
      wish('late', { dueAt: LATER }),
      wish('second'),
      wish('first', { dueAt: earlier }),
      wish('elsewhere', { place: 'other' as PlaceId }),
      wish('over', { place: 'other' as PlaceId, dueAt: earlier, notAfter: '2026-11-21T08:59:59.999Z' }),
    )
    expect(ids(await outbox.ready(NOW, 9, 'hook'))).toEqual(['first', 'elsewhere'])
    expect(ids(await outbox.ready(NOW, 1, 'hook'))).toEqual(['first'])
    expect(await outbox.ready(NOW, 9, 'slack')).toEqual([])
  })

  it('gives nothing for a place to which a call may be on its way, but what is in doubt holds up nothing', async () => {
    const outbox = await opened(wish('a'), wish('b'))
    const taken = (await outbox.take(await of(outbox, 'a'), lease('p')))!
    expect(await outbox.ready(NOW, 9, 'hook')).toEqual([])
    await outbox.doubt(taken, { code: 'look-up', until: LATER })
    expect(ids(await outbox.ready(NOW, 9, 'hook'))).toEqual(['b'])
  })

  it('is taken by one of two', async () => {
    const outbox = await opened(wish('a'))
    const seen = await of(outbox, 'a')
    const both = [await outbox.take(seen, lease('p')), await outbox.take(seen, lease('q'))]
    expect(both.map(one => one?.state)).toEqual(['sending', undefined])
  })

  it('is taken over when its lease is over, and then settled by the second alone', async () => {
    const outbox = await opened(wish('a'))
    const first = (await outbox.take(await of(outbox, 'a'), lease('p')))!
    expect(await outbox.abandoned(SOON, 9, 'hook')).toEqual([])
    expect(await outbox.take(first, lease('q', SOON, LATER))).toBeUndefined()
    expect(ids(await outbox.abandoned(LATER, 9, 'hook'))).toEqual(['a'])
    const second = (await outbox.take(first, lease('q', LATER, '2026-11-21T09:11:00.000Z')))!
    expect(await outbox.settle(first, { state: 'sent', at: LATER, receipt: 'late' })).toBe(false)
    expect(await outbox.doubt(first, { code: 'look-up', until: LATER })).toBe(false)
    expect(await outbox.settle(second, { state: 'sent', at: LATER, receipt: 'm1' })).toBe(true)
    expect(await of(outbox, 'a')).toMatchObject({ state: 'sent', receipt: 'm1', attempt: 2, sentAt: LATER })
  })

  it('can be settled once', async () => {
    const outbox = await opened(wish('a'))
    const taken = (await outbox.take(await of(outbox, 'a'), lease('p')))!
    expect(await outbox.settle(taken, { state: 'unconfirmed', at: NOW, code: 'no-answer' })).toBe(true)
    expect(await outbox.settle(taken, { state: 'sent', at: NOW, receipt: 'm1' })).toBe(false)
  })

  it('that is taken up in doubt keeps when its first try began', async () => {
    const outbox = await opened(wish('a'))
    const taken = (await outbox.take(await of(outbox, 'a'), lease('p')))!
    await outbox.doubt(taken, { code: 'look-up', until: SOON })
    const doubted = await of(outbox, 'a')
    expect(await outbox.take(doubted, lease('q', NOW, SOON))).toBeUndefined()
    expect(await outbox.take(doubted, lease('q', LATER, LATER))).toMatchObject({ attempt: 2 })
  })

  it.each([
    ['sent', 'queued', false],
    ['unconfirmed', 'queued', true],
    ['unconfirmed', 'sent', true],
    ['dead', 'queued', true],
    ['dead', 'sent', false],
    ['retry', 'dead', true],
  ] as const)('in %s can be moved to %s: %s', async (from, to, can) => {
    const outbox = await opened(wish('a'))
    await rest(outbox, 'a', from)
    expect(await outbox.move(await of(outbox, 'a'), to, 'asked', LATER)).toBe(can)
    expect((await of(outbox, 'a')).state).toBe(can ? to : from)
  })

  it('is moved by one of two who saw the same', async () => {
    const outbox = await opened(wish('a'))
    await rest(outbox, 'a', 'unconfirmed')
    const seen = await of(outbox, 'a')
    expect([await outbox.move(seen, 'queued', 'resent', NOW), await outbox.move(seen, 'sent', 'seen', NOW)]).toEqual([
      true,
      false,
    ])
  })

  it('withdraws the reminders of an event that have not started, and those alone', async () => {
    const outbox = await opened(
      wish('a'),
      wish('b'),
      wish('c', { kind: 'notice' }),
      wish('d'),
      wish('e', { key: 'e2' }),
    )
    await rest(outbox, 'b', 'retry')
    await rest(outbox, 'd', 'sent')
    await outbox.take(await of(outbox, 'e'), lease('p'))
    expect(await outbox.withdrawReminders(event.id, 'moved', NOW)).toBe(2)
    const states: DeliveryState[] = []
    for (const id of ['a', 'b', 'c', 'd', 'e']) states.push((await of(outbox, id)).state)
    expect(states).toEqual(['withdrawn', 'withdrawn', 'queued', 'sent', 'sending'])
  })

  it('gathers messages of one kind into the one that waits at their place, which then goes as early as the earlier', async () => {
    const outbox = await opened(wish('n1', { kind: 'notice', subjects: ['K1'], dueAt: LATER }))
    await outbox.gather([
      wish('n2', { kind: 'notice', subjects: ['K2'], dueAt: SOON }),
      wish('n3', { kind: 'notice', subjects: ['K2'], place: 'other' as PlaceId }),
    ])
    expect(await outbox.subjects('n1')).toEqual(['K1', 'K2'])
    expect((await of(outbox, 'n1')).dueAt).toBe(SOON)
    expect(await outbox.delivery('n2')).toBeUndefined()
    expect(await outbox.subjects('n3')).toEqual(['K2'])
    expect(ids(await outbox.ofChange(2)).toSorted()).toEqual(['n1', 'n3'])
  })

  it('gathers nothing into what has started', async () => {
    const outbox = await opened(wish('n1', { kind: 'notice', subjects: ['K1'] }))
    await outbox.take(await of(outbox, 'n1'), lease('p'))
    await outbox.gather([wish('n2', { kind: 'notice', subjects: ['K2'] })])
    expect(await outbox.subjects('n1')).toEqual(['K1'])
    expect((await of(outbox, 'n2')).state).toBe('queued')
  })

  it('rests what is of no use any more, and gives it back once', async () => {
    const over = { notAfter: '2026-11-21T08:59:59.999Z' }
    const outbox = await opened(wish('a', over), wish('b', over), wish('c'))
    expect(ids(await outbox.expire(NOW, 9)).toSorted()).toEqual(['a', 'b'])
    expect(await outbox.expire(NOW, 9)).toEqual([])
    expect(await of(outbox, 'a')).toMatchObject({ state: 'expired', code: 'too-late' })
  })

  it('sees a flood only in reminders that ought to have gone, and takes all of them back', async () => {
    const early = { dueAt: '2026-11-21T08:00:00.000Z' }
    const outbox = await opened(wish('a', early), wish('b', early), wish('c', early), wish('d'))
    expect(await outbox.flooded(NOW, 3)).toEqual([])
    expect(await outbox.flooded(NOW, 2)).toEqual(['board'])
    expect(ids(await outbox.takeLate(board, NOW, NOW)).toSorted()).toEqual(['a', 'b', 'c'])
    expect((await of(outbox, 'd')).state).toBe('queued')
  })

  it('lets what expired or was put on a list by a clock that ran ahead wait again, and nothing that was sent', async () => {
    const ahead = '2027-11-21T09:00:00.000Z'
    const times = { dueAt: LATER, notAfter: '2026-11-21T10:00:00.000Z' }
    const outbox = await opened(
      wish('expired', times),
      wish('listed', { ...times, notAfter: '2028-01-01T00:00:00.000Z' }),
      wish('sent', times),
      wish('past', { notAfter: SOON }),
      wish('notice', { kind: 'notice', dueAt: ahead, notAfter: '2027-11-30T09:00:00.000Z' }),
    )
    await rest(outbox, 'sent', 'sent')
    await outbox.expire(ahead, 9)
    await outbox.takeLate(board, ahead, ahead)
    expect(await outbox.rewind(NOW)).toBe(2)
    const states: DeliveryState[] = []
    for (const id of ['expired', 'listed', 'sent', 'past']) states.push((await of(outbox, id)).state)
    expect(states).toEqual(['queued', 'queued', 'sent', 'expired'])
    expect(ids(await outbox.ready(NOW, 9, 'hook'))).toEqual(['notice'])
  })

  it('lets what a clock that ran ahead gave up as unconfirmed be in doubt again, and no other', async () => {
    const outbox = await opened(wish('before'), wish('ahead'))
    await rest(outbox, 'before', 'unconfirmed')
    await rest(outbox, 'ahead', 'unconfirmed', '2027-11-21T09:00:00.000Z')
    const seen = await of(outbox, 'ahead')
    await outbox.rewind(SOON)
    expect(await of(outbox, 'before')).toMatchObject({ state: 'unconfirmed' })
    expect(await of(outbox, 'ahead')).toMatchObject({ state: 'sending', code: 'clock-put-back' })
    expect(ids(await outbox.abandoned(LATER, 9, 'hook'))).toEqual(['ahead'])
    expect(await outbox.move(seen, 'queued', 'resent', SOON)).toBe(false)
  })

  it('knows what a place was told of an event, on a platform or perhaps', async () => {
    const outbox = await opened(...['a', 'b', 'c', 'd'].map(id => wish(id)))
    await rest(outbox, 'a', 'sent')
    await rest(outbox, 'b', 'unconfirmed')
    await rest(outbox, 'c', 'dead')
    expect(ids(await outbox.sentAbout(event.id)).toSorted()).toEqual(['a', 'b'])
    expect((await outbox.threadOf(event.id, board))?.id).toBe('a')
    expect(ids(await outbox.arrived(board, NOW))).toEqual(['a'])
    expect(await outbox.arrived(board, SOON)).toEqual([])
  })

  it.each(['retry', 'unconfirmed', 'dead'] as const)(
    'keeps what stands of one that takes several messages, and counts it as a post: %s',
    async state => {
      const outbox = await opened(wish('a'))
      const taken = (await outbox.take(await of(outbox, 'a'), lease('p')))!
      expect(await outbox.note(taken, { receipt: 'm1', until: LATER })).toBe(true)
      expect(await outbox.abandoned('2026-11-21T09:05:00.000Z', 10, 'hook')).toEqual([])
      expect(await outbox.settle(taken, { state, at: SOON, code: 'trouble' })).toBe(true)
      expect(await outbox.note(taken, { receipt: 'm1 m2', until: LATER })).toBe(false)
      expect(await of(outbox, 'a')).toMatchObject({ state, receipt: 'm1' })
      expect(ids(await outbox.sentAbout(event.id))).toEqual(['a'])
      expect((await outbox.threadOf(event.id, board))?.receipt).toBe('m1')
      expect(await outbox.waiting(board, LATER)).toEqual([])
    },
  )

  it('knows for when the last digest was due that came', async () => {
    const digest = (id: string, dueAt: string): NewDelivery => wish(id, { kind: 'digest', subscription: 7, dueAt })
    const outbox = await opened(digest('a', NOW), digest('b', SOON), digest('c', LATER), wish('d', { subscription: 7 }))
    const of = { number: 7, place: board }
    expect(await outbox.lastDigest(of, LATER)).toBeUndefined()
    for (const id of ['a', 'b', 'd']) await rest(outbox, id, 'sent')
    await rest(outbox, 'c', 'dead')
    expect(await outbox.lastDigest(of, '2026-12-01T00:00:00.000Z')).toBe(SOON)
    expect(await outbox.lastDigest(of, SOON)).toBe(NOW)
    expect(await outbox.lastDigest({ ...of, number: 8 }, LATER)).toBeUndefined()
  })

  it('lists what failed, waits or is unconfirmed, and counts every state', async () => {
    const outbox = await opened(...['a', 'b', 'c', 'd', 'e'].map(id => wish(id)))
    await rest(outbox, 'a', 'sent')
    await rest(outbox, 'b', 'unconfirmed')
    await rest(outbox, 'c', 'dead')
    await rest(outbox, 'd', 'retry')
    expect(ids(await outbox.troubled(home)).toSorted()).toEqual(['b', 'c', 'd'])
    expect(await outbox.troubled('other' as SpaceId)).toEqual([])
    expect(await outbox.counts()).toEqual({
      queued: 1,
      sending: 0,
      sent: 1,
      retry: 1,
      unconfirmed: 1,
      expired: 0,
      withdrawn: 0,
      dead: 1,
    })
  })
}
