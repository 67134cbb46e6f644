// Every kind of feed as another program reads it, whatever people typed into titles and names.
import { describe, expect, it } from 'vitest'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { FeedSettings } from '#src/calendar/feed.ts'
import { everything } from '#src/calendar/filter.ts'
import { anEvent } from '#test/support/an-event.ts'
import { expectGoodLines, readCalendar } from '#test/support/read-calendar.ts'
import { feedSite } from './feed-site.ts'

const HOSTILE = 'Talk\r\nBEGIN:VEVENT\u0000\u0007 \u202e\u{1F600}\u{1F468}\u200d\u{1F469} , ; : \\n "'

const plain = [
  anEvent({ slug: 'panel' }),
  anEvent({ slug: 'report', kind: 'deadline', body: 'CAT', when: '2027-02-01 18:00' }),
  anEvent({ slug: 'mission', body: 'CAT', when: '2027-03-01..2027-03-05' }),
]
const hostile = [
  anEvent({ slug: 'talk', title: HOSTILE, note: HOSTILE, place: HOSTILE, room: HOSTILE }),
  anEvent({ slug: 'long', title: '\u{1F600}'.repeat(10_000), when: '2027-03-01..2027-03-05' }),
]
const settings: FeedSettings = { filter: everything, name: 'Mine', wording: 'plain' }

interface Kind {
  readonly kind: string
  readonly events: readonly CalendarEvent[]
  /** A public address, or what somebody wished for. */
  readonly at: string | FeedSettings
  readonly entries: number
}

describe('a feed', () => {
  it.each<Kind>([
    { kind: 'of everything', events: plain, at: '/feeds/public/all.ics', entries: 3 },
    { kind: 'of one body', events: plain, at: '/feeds/public/cat.ics', entries: 2 },
    { kind: 'without entries', events: [], at: '/feeds/public/all.ics', entries: 0 },
    { kind: 'at a secret address', events: plain, at: settings, entries: 3 },
    { kind: 'under cover', events: plain, at: { ...settings, wording: 'cover' }, entries: 3 },
    { kind: 'of hostile titles', events: hostile, at: '/feeds/public/all.ics', entries: 2 },
    { kind: 'with a hostile name', events: hostile, at: { ...settings, name: HOSTILE.repeat(300) }, entries: 2 },
    {
      kind: 'of hostile titles under cover',
      events: hostile,
      at: { ...settings, name: HOSTILE, wording: 'cover' },
      entries: 2,
    },
  ])('$kind is read whole by another program', async ({ events, at, entries }) => {
    const { get, subscribe } = await feedSite(events)
    const { status, text } = await get(typeof at === 'string' ? at : await subscribe(1, at))
    expect(status).toBe(200)
    expectGoodLines(text)
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    const read = readCalendar(text).getAllSubcomponents('vevent')
    expect(read).toHaveLength(entries)
    expect(new Set(read.map(entry => entry.getFirstPropertyValue('uid'))).size).toBe(entries)
  })
})
