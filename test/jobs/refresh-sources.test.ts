// Looking at watched calendars over real TLS: what is proposed, and that nothing comes of an answer that is no good.
import { describe, expect, it, onTestFinished } from 'vitest'
import { refreshSources } from '#jobs/refresh-sources.ts'
import { instantText } from '#src/instant-text.ts'
import type { SpaceId } from '#src/security/member.ts'
import { calendarSite, type Page } from '#test/support/calendar-site.ts'
import { memoryStores, withSpaces } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const space = 'home' as SpaceId

const calendar = (...days: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    ...days.flatMap(day => [
      'BEGIN:VEVENT',
      `UID:panel-${day}`,
      'SUMMARY:Panel',
      `DTSTART;VALUE=DATE:${day}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const gives =
  (text: string | Buffer, headers: Record<string, string> = {}): Page =>
  answer =>
    void answer.writeHead(200, headers).end(text)
const sends =
  (location: string): Page =>
  answer =>
    void answer.writeHead(302, { location }).end()

/** One watched calendar, at /a.ics, each hour. */
const watching = async (page: Page, patience = 20) => {
  const pages = { '/a.ics': page }
  const site = await calendarSite(pages)
  const database = await memoryStores()
  onTestFinished(() => database.close())
  const { stores, db } = database
  await withSpaces(database, space)
  let now = Temporal.Instant.from('2026-11-21T08:00:00Z')
  const job = refreshSources({
    ...database,
    instruments: fixedInstruments(),
    clock: () => now,
    fetch: (address, known) => site.fetch(address, known, patience),
  } as Parameters<typeof refreshSources>[0])
  await stores.sources.add({
    number: 1,
    space,
    address: site.addressOf('/a.ics'),
    every: 60,
    body: 'HRC',
    addedBy: 'm1',
    nextAt: instantText(now),
  })
  return {
    site,
    pages,
    look: () => job.run(now),
    later: (minutes: number) => {
      now = now.add({ minutes })
    },
    source: async () => (await stores.sources.ofSpace(space))[0],
    open: () => stores.sources.open(space),
    /** What is stored of the answers. */
    stored: async () => ({
      known: (await db.selectFrom('known_item').selectAll().execute()).length,
      proposals: (await db.selectFrom('proposal').selectAll().execute()).length,
      events: (await db.selectFrom('event').selectAll().execute()).length,
    }),
  }
}

const NOTHING = { known: 0, proposals: 0, events: 0 }

describe('a look at a watched calendar', () => {
  it('proposes what is in it, and leaves the calendar as it is', async () => {
    const { look, open, stored, source } = await watching(gives(calendar('20270309', '20270310'), { etag: '"7"' }))
    await look()
    expect((await open()).map(({ kind, facts }) => [kind, facts.title])).toEqual([
      ['new', 'Panel'],
      ['new', 'Panel'],
    ])
    expect(await stored()).toEqual({ known: 2, proposals: 2, events: 0 })
    expect(await source()).toMatchObject({ etag: '"7"', lastGoodAt: '2026-11-21T08:00:00.000Z' })
  })

  it('asks whether it changed, and believes that it did not', async () => {
    const asked: (string | undefined)[] = []
    const { look, later, stored } = await watching((answer, { headers }) => {
      asked.push(headers['if-none-match'])
      if (headers['if-none-match'] === '"7"') answer.writeHead(304).end()
      else answer.writeHead(200, { etag: '"7"' }).end(calendar('20270309'))
    })
    await look()
    later(30)
    await look()
    later(30)
    await look()
    expect(asked).toEqual([undefined, '"7"'])
    expect(await stored()).toEqual({ known: 1, proposals: 1, events: 0 })
  })

  it.each<{ page: Page; says: string; why: string; patience?: number }>([
    { page: sends('https://10.0.0.7/a.ics'), says: 'It sends me to another host.', why: 'sent to a private address' },
    { page: sends('https://elsewhere.example/'), says: 'It sends me to another host.', why: 'sent to another host' },
    { page: sends('/a.ics'), says: 'It sends me from address to address without end.', why: 'sent about for ever' },
    { page: gives(Buffer.alloc(9_000_000, 'x')), says: 'It is larger than 8 MB.', why: 'over-size' },
    { page: () => undefined, says: 'It did not answer in full within 20 seconds.', why: 'too slow', patience: 0.3 },
    { page: gives('<!DOCTYPE html><html></html>'), says: 'It is a web page, not a calendar.', why: 'HTML' },
    { page: gives(''), says: 'It is empty.', why: 'an empty answer' },
    { page: gives(calendar('20270309').slice(0, 60)), says: 'it breaks off', why: 'half a calendar' },
    { page: gives(Buffer.from('BEGIN:VCALENDAR\r\nX:\xe8', 'latin1')), says: 'not UTF-8', why: 'Latin-1' },
  ])('stores nothing but why: $why', async ({ page, says, patience }) => {
    const { look, stored, source } = await watching(page, patience)
    await look()
    expect(await stored()).toEqual(NOTHING)
    expect(await source()).toMatchObject({
      failingSince: '2026-11-21T08:00:00.000Z',
      trouble: expect.stringContaining(says),
    })
  })

  it('that fails takes nothing back, and is tried more and more rarely', async () => {
    const { pages, site, look, later, stored, source } = await watching(gives(calendar('20270309')))
    await look()
    pages['/a.ics'] = answer => void answer.writeHead(503).end()
    for (let hour = 0; hour < 48; hour++) {
      later(60)
      await look()
    }
    expect(await stored()).toEqual({ known: 1, proposals: 1, events: 0 })
    expect(await source()).toMatchObject({
      trouble: 'The server answers 503.',
      failingSince: '2026-11-21T09:00:00.000Z',
      lastGoodAt: '2026-11-21T08:00:00.000Z',
    })
    expect(site.asked.length).toBeLessThan(12)
    pages['/a.ics'] = gives(calendar('20270309'))
    later(24 * 60)
    await look()
    expect((await source())?.failingSince).toBeUndefined()
  })
})
