// Feeds: what the stores keep of secret addresses, and what they give the web server, on every database.
import { describe, expect, it } from 'vitest'
import { factsOf } from '#src/calendar/change.ts'
import { everything } from '#src/calendar/filter.ts'
import { readFilter } from '#src/calendar/read-filter.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { aSession } from '#test/support/a-session.ts'
import { anEvent } from '#test/support/an-event.ts'
import { eachDatabase, type TestDatabase } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const later = '2026-11-21T09:00:00.000Z'
const space = 'civic' as SpaceId
const member = 'm1' as MemberId
const filter = { ...everything, ...must(readFilter([{ text: 'HRC' }, { key: 'text', text: 'civic' }])) }
const feed = { number: 1, space, member, filter, name: 'Mine', wording: 'plain', createdAt: at } as const
const secret = (name: string) => ({ hash: `hash of ${name}`, starts: name })

function must<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error('refused')
  return result.value
}

const withAna = async (open: () => Promise<TestDatabase>) => {
  const database = await open()
  const { members } = database.stores
  await members.addSpace({ id: space, slug: 'civic', name: 'Civic', home: true }, at)
  await members.addPerson({ platform: 'slack', id: 'U1' }, { id: member, name: 'Ana' }, at)
  await members.setMembership({ space, member, role: 'advocate' }, at)
  return database
}

describe('feeds', () => {
  eachDatabase(open => {
    it('are listed for their owner, with the newest address', async () => {
      const { feeds } = (await withAna(open)).stores
      await feeds.add(feed, secret('first'))
      await feeds.rotate(1, secret('second'), later)
      expect(await feeds.of({ space, member })).toEqual([{ ...feed, starts: 'second' }])
      expect(await feeds.of({ space, member: 'm2' as MemberId })).toEqual([])
      await feeds.revoke(1, later)
      expect(await feeds.of({ space, member })).toEqual([])
    })

    it('say which address is live, and keep those that are gone', async () => {
      const { stores, publication } = await withAna(open)
      await stores.feeds.add(feed, secret('first'))
      await stores.feeds.rotate(1, secret('second'), later)
      const addresses = (await publication.addresses()).items
      expect(addresses.map(one => [one.hash, one.standing])).toEqual([
        ['hash of first', 'gone'],
        ['hash of second', 'live'],
      ])
      expect(addresses[1]).toMatchObject({ filter, name: 'Mine', wording: 'plain', space, greenInFeeds: 'no' })
    })

    it('end when their owner leaves the space', async () => {
      const { stores, publication } = await withAna(open)
      await stores.feeds.add(feed, secret('first'))
      await stores.members.endMembership(space, member)
      expect((await publication.addresses()).items[0]?.standing).toBe('gone')
    })

    it('remember when an app last asked, and which', async () => {
      const { stores, publication } = await withAna(open)
      await stores.feeds.add(feed, secret('first'))
      await publication.noteUses([{ hash: 'hash of first', at: later, client: 'Thunderbird' }])
      expect((await stores.feeds.of({ space, member }))[0]?.lastUsed).toEqual({ at: later, client: 'Thunderbird' })
    })

    it('are made from events in pieces, withdrawn ones too', async () => {
      const { stores, publication } = await withAna(open)
      const many = Array.from({ length: 250 }, (_, index) => anEvent({ slug: `e-${1000 + index}`, space }))
      const old = aSession({ slug: 'old', space, when: '2020-01-01' })
      await stores.calendar.seed([...many, aSession({ space, withdrawn: true }), old])
      const from = Temporal.PlainDate.from('2026-05-21')
      const found = []
      for (let piece = await publication.events(from); ; piece = await publication.events(from, piece.next)) {
        found.push(...piece.items)
        if (piece.next === undefined) break
      }
      expect(found).toHaveLength(251)
      expect(new Set(found.map(event => event.id)).size).toBe(251)
      expect(await publication.countEvents(from)).toBe(251)
    })

    it('learn of changed events by the number of the change', async () => {
      const { stores, publication } = await withAna(open)
      const session = aSession({ space })
      await stores.calendar.add(session, { at, by: 'console' })
      expect(await publication.newestChange()).toBe(1)
      const moved = { ...session, title: 'Other', revision: 2, changedAt: later }
      await stores.calendar.amend(moved, factsOf(session), { at: later, by: 'console' })
      expect(await publication.changedAfter(1)).toEqual([moved])
      expect(await publication.changedAfter(2)).toEqual([])
    })
  })
})
