// Subscriptions: what the port promises: found by their place, by an event and lead, and by when their digest is due.
import { expect, it } from 'vitest'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { everything, type Filter } from '#src/calendar/filter.ts'
import type { DigestTime } from '#src/reminders/digest-time.ts'
import type { Lead } from '#src/reminders/lead.ts'
import type { Subscription } from '#src/reminders/subscription.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const NOW = '2026-11-21T09:00:00.000Z'
const [home, delta] = ['home' as SpaceId, 'delta' as SpaceId]

const subscription = (number: number, given: Partial<Subscription> = {}): Subscription => ({
  number,
  space: home,
  place: 'board' as PlaceId,
  filter: everything,
  leads: ['1d' as Lead],
  at: '09:00',
  createdAt: NOW,
  ...given,
})

const DAY_BEFORE = { lead: '1d', at: '09:00', ahead: false } as const

export const subscriptionsContract = (open: OpenDatabase): void => {
  const opened = async (...given: readonly Subscription[]) => {
    const database = await open()
    await withSpaces(database, 'home', 'delta')
    const { members, subscriptions } = database.stores
    for (const [address, space] of [
      ['board', home],
      ['delta', delta],
    ] as const)
      await members.setPlace({ id: address as PlaceId, platform: 'hook', address, kind: 'room', space }, undefined, NOW)
    for (const one of given) await subscriptions.add(one)
    return subscriptions
  }
  const filter = (given: Partial<Filter>): Filter => ({ ...everything, ...given })

  it('gives back what was added', async () => {
    const one = subscription(1, { leads: [], digest: 'mon-08:00' as DigestTime })
    const subscriptions = await opened(one)
    expect(await subscriptions.subscription(1)).toEqual(one)
    expect(await subscriptions.ofPlace('board' as PlaceId)).toEqual([one])
    expect(await subscriptions.ofSpace(delta)).toEqual([])
  })

  it('says which leads nobody used before, once', async () => {
    const subscriptions = await opened()
    expect(await subscriptions.add(subscription(1))).toMatchObject([{ lead: '1d', term: 'any', kind: 'any' }])
    expect(await subscriptions.add(subscription(2))).toEqual([])
    expect(await subscriptions.add(subscription(3, { leads: ['2h' as Lead] }))).toMatchObject([{ lead: '2h', at: '' }])
  })

  it.each([
    { why: 'everything', given: {}, event: {}, found: true },
    { why: 'its body', given: { bodies: ['HRC'] }, event: { body: 'HRC' }, found: true },
    { why: 'another body', given: { bodies: ['CAT'] }, event: { body: 'HRC' }, found: false },
    { why: 'its State', given: { countries: ['NPL'] }, event: { country: 'NPL' }, found: true },
    { why: 'one of its States', given: { countries: ['NPL'] }, event: { countries: ['PER', 'NPL'] }, found: true },
    { why: 'another State', given: { countries: ['NPL'] }, event: { country: 'PER' }, found: false },
    { why: 'its State and another body', given: { countries: ['NPL'], bodies: ['CAT'] }, event: { country: 'NPL' }, found: false },
    { why: 'its kind', given: { kinds: ['deadline'] }, event: { kind: 'deadline' }, found: true },
    { why: 'another kind', given: { kinds: ['deadline'] }, event: { kind: 'meeting' }, found: false },
  ] as { why: string; given: Partial<Filter>; event: Partial<CalendarEvent>; found: boolean }[])(
    'of $why is found by an event: $found',
    async ({ given, event, found }) => {
      const subscriptions = await opened(subscription(1, { filter: filter(given) }))
      const { slug: _slug, when: _when, ...facts } = event
      const about = anEvent(facts)
      const numbers = (await subscriptions.dueFor(about, DAY_BEFORE)).map(one => one.subscription.number)
      expect(numbers).toEqual(found ? [1] : [])
      expect((await subscriptions.following([about])).length).toBe(found ? 1 : 0)
    },
  ) // biome-ignore format: a table reads best in lines

  it('is found by what one place follows, without those of others', async () => {
    const elsewhere = { space: delta, place: 'delta' as PlaceId }
    const one = subscription(1, { filter: filter({ bodies: ['CAT'] }) })
    const subscriptions = await opened(subscription(2), one, subscription(3, elsewhere))
    const ofBoard = async (body: 'CAT' | 'HRC') =>
      (await subscriptions.following([anEvent({ body })], one.place)).map(({ number }) => number)
    expect(await ofBoard('CAT')).toEqual([1, 2])
    expect(await ofBoard('HRC')).toEqual([2])
  })

  it('is found under its lead and hour alone', async () => {
    const subscriptions = await opened(
      subscription(1),
      subscription(2, { at: '08:00' }),
      subscription(3, { leads: ['2h' as Lead] }),
    )
    const numbers = async (time: { lead: string; at: string; ahead: boolean }) =>
      (await subscriptions.dueFor(anEvent(), time)).map(one => one.subscription.number)
    expect(await numbers(DAY_BEFORE)).toEqual([1])
    expect(await numbers({ ...DAY_BEFORE, at: '08:00' })).toEqual([2])
    expect(await numbers({ lead: '2h', at: '', ahead: false })).toEqual([3])
    expect(await numbers({ ...DAY_BEFORE, ahead: true })).toEqual([])
  })

  it('without leads follows each kind under that kind’s own', async () => {
    const { leads: _leads, ...plain } = subscription(1)
    const subscriptions = await opened(plain)
    const found = async (kind: CalendarEvent['kind'], lead: string) =>
      (await subscriptions.dueFor(anEvent({ kind }), { lead, at: '09:00', ahead: false })).length
    expect([await found('deadline', '14d'), await found('session', '14d'), await found('session', '7d')]).toEqual([
      1, 0, 1,
    ])
  })

  it('of one space never finds what is another’s own', async () => {
    const subscriptions = await opened(subscription(1), subscription(2, { space: delta, place: 'delta' as PlaceId }))
    const own = anEvent({ public: false, space: delta })
    expect((await subscriptions.dueFor(own, DAY_BEFORE)).map(one => one.subscription.number)).toEqual([2])
    expect((await subscriptions.following([own])).map(one => one.number)).toEqual([2])
  })

  it('that ended is not found until it is taken up again', async () => {
    const subscriptions = await opened(subscription(1))
    await subscriptions.end(1, NOW)
    expect([await subscriptions.dueFor(anEvent(), DAY_BEFORE), await subscriptions.following([anEvent()])]).toEqual([
      [],
      [],
    ])
    expect(await subscriptions.subscription(1)).toMatchObject({ endedAt: NOW })
    await subscriptions.resume(1)
    expect(await subscriptions.dueFor(anEvent(), DAY_BEFORE)).toHaveLength(1)
  })

  it('is found by when its digest is due, and by one that lies beyond', async () => {
    const digest = { leads: [], digest: 'daily-08:00' as DigestTime }
    const subscriptions = await opened(subscription(1, digest), subscription(2, digest), subscription(3, digest))
    await subscriptions.setDigestAt(1, NOW)
    await subscriptions.setDigestAt(2, '2027-11-21T07:00:00.000Z')
    await subscriptions.setDigestAt(3, '2026-11-21T08:00:00.000Z')
    const numbers = (found: readonly { number: number }[]) => found.map(one => one.number)
    expect(numbers(await subscriptions.digestsDue(NOW))).toEqual([3, 1])
    expect(numbers(await subscriptions.digestsBeyond('2026-12-01T00:00:00.000Z'))).toEqual([2])
    await subscriptions.end(2, NOW)
    expect(await subscriptions.digestsBeyond('2026-12-01T00:00:00.000Z')).toEqual([])
  })
}
