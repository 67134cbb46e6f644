// Feeds over HTTP.
import { describe, expect, it } from 'vitest'
import { everything } from '#src/calendar/filter.ts'
import { aSession } from '#test/support/a-session.ts'
import { anEvent, aWhen } from '#test/support/an-event.ts'
import { expectGoodLines, readCalendar } from '#test/support/read-calendar.ts'
import { feedSite, otherSpace, rawGet, space, unzipped } from './feed-site.ts'

const deadline = anEvent({ slug: 'hrc-64-statements', kind: 'deadline', title: 'Statements', when: '2027-02-01 18:00' })
const review = anEvent({ slug: 'upr-npl', body: 'UPR', kind: 'review', title: 'Nepal', country: 'NPL' as never })
const events = [aSession(), deadline, review, anEvent({ slug: 'find-notice', kind: 'task', title: 'Find the notice' })]

const titles = (text: string) =>
  readCalendar(text)
    .getAllSubcomponents('vevent')
    .map(event => String(event.getFirstPropertyValue('summary')))
const etagOf = (answer: { headers: Headers }) => answer.headers.get('etag') as string
const plain = { filter: everything, name: 'My calendar', wording: 'plain' } as const

describe('a public feed', () => {
  it('has what its address says, by day, without the tasks of coordinators', async () => {
    const { get } = await feedSite(events)
    const all = await get('/feeds/public/all.ics')
    expect(all.status).toBe(200)
    expectGoodLines(all.text)
    expect(titles(all.text)).toEqual([
      'Statements, by 18:00 Geneva time (CET)',
      'Human Rights Council, 64th regular session',
      'Nepal',
    ])
    expect(titles((await get('/feeds/public/hrc-deadlines.ics')).text)).toHaveLength(1)
    expect(titles((await get('/feeds/public/state/npl.ics?x=1')).text)).toEqual(['Nepal'])
    expect(titles((await get('/feeds/public/cat.ics')).text)).toEqual([])
  })
  it('describes the zones that its hours are told in', async () => {
    const { get } = await feedSite(events)
    const zones = (text: string) => text.match(/(?<=TZID:).*/g)
    expect(zones((await get('/feeds/public/all.ics')).text)).toEqual(['Europe/Zurich'])
    expect(zones((await get('/feeds/public/cat.ics')).text)).toEqual(['Etc/UTC'])
  })
  it('is sent with headers that keep it from caches, indexes and other sites', async () => {
    const { get } = await feedSite(events)
    const { headers } = await get('/feeds/public/all.ics', { accept: 'text/html' })
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      vary: 'Accept-Encoding',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow, noarchive',
      'x-content-type-options': 'nosniff',
    })
    expect(headers.has('set-cookie')).toBe(false)
    expect(headers.has('content-disposition')).toBe(false)
  })
  it.each(['/feeds/public/xyz.ics', '/feeds/public/', '/feeds/', '/f/short.ics', '/f/', `/f/${'a'.repeat(43)}.ics`])(
    'is not at %s',
    async path => {
      const { get } = await feedSite(events)
      expect(await get(path)).toMatchObject({ status: 404, text: '' })
    },
  )
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])('refuses %s and says what it takes', async method => {
    const { get } = await feedSite(events)
    const { status, headers } = await get('/feeds/public/all.ics', {}, method)
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
  it('leaves every other address to others', async () => {
    const { get } = await feedSite(events)
    expect((await get('/feed')).status).toBe(418)
    expect((await get('/')).status).toBe(418)
  })
})

describe('a reader that has it already', () => {
  it.each<{ headers: (etag: string, modified: string) => Record<string, string>; status: number; why: string }>([
    { headers: etag => ({ 'if-none-match': etag }), status: 304, why: 'the same' },
    { headers: etag => ({ 'if-none-match': etag.slice(2) }), status: 304, why: 'compared weakly' },
    { headers: etag => ({ 'if-none-match': `"x", ${etag}` }), status: 304, why: 'one of a list' },
    { headers: () => ({ 'if-none-match': '*' }), status: 304, why: 'there is one' },
    { headers: () => ({ 'if-none-match': '"x"' }), status: 200, why: 'another' },
    { headers: (_, modified) => ({ 'if-modified-since': modified }), status: 304, why: 'not changed since' },
    { headers: () => ({ 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' }), status: 200, why: 'changed since' },
    { headers: () => ({ 'if-modified-since': 'yesterday' }), status: 200, why: 'no date' },
    {
      headers: (_, modified) => ({ 'if-none-match': '"x"', 'if-modified-since': modified }),
      status: 200,
      why: 'the tag decides (RFC 9110, 13.2.2)',
    },
  ])('gets $status: $why', async ({ headers, status }) => {
    const { get } = await feedSite(events)
    const first = await get('/feeds/public/all.ics')
    const modified = first.headers.get('last-modified') as string
    const second = await get('/feeds/public/all.ics', headers(etagOf(first), modified))
    expect(second.status).toBe(status)
    expect(etagOf(second)).toBe(etagOf(first))
    expect(second.text).toBe(status === 304 ? '' : first.text)
  })
  it('gets the headers alone with HEAD', async () => {
    const { get } = await feedSite(events)
    const whole = await get('/feeds/public/all.ics')
    const head = await get('/feeds/public/all.ics', {}, 'HEAD')
    expect([head.status, head.text, etagOf(head)]).toEqual([200, '', etagOf(whole)])
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(whole.text)))
  })
  it.each<{ headers: Record<string, string>; encoding: string | undefined; why: string }>([
    { headers: { 'accept-encoding': 'gzip, br' }, encoding: 'gzip', why: 'it asks' },
    { headers: { 'accept-encoding': 'br;q=1, gzip;q=0.5' }, encoding: 'gzip', why: 'it takes it' },
    { headers: { 'accept-encoding': 'gzip;q=0' }, encoding: undefined, why: 'it refuses' },
    { headers: { 'accept-encoding': 'br' }, encoding: undefined, why: 'it asks for something else' },
    { headers: {}, encoding: undefined, why: 'it does not ask' },
    {
      headers: { 'accept-encoding': 'gzip', 'user-agent': 'Microsoft Office/16.0 (Outlook)' },
      encoding: undefined,
      why: 'Outlook was seen to fail on it',
    },
  ])('gets $encoding compression, because $why', async ({ headers, encoding }) => {
    const { url, get } = await feedSite(events)
    const raw = await rawGet(`${url}/feeds/public/all.ics`, headers)
    expect(raw.encoding).toBe(encoding)
    const text = encoding === undefined ? raw.octets.toString() : unzipped(raw.octets)
    expect(text).toBe((await get('/feeds/public/all.ics')).text)
  })
})

describe('a change', () => {
  it('moves the entry under the same UID with a higher SEQUENCE, and gives the feed a new tag', async () => {
    const { get, change, clock } = await feedSite(events)
    const before = await get('/feeds/public/hrc.ics')
    const other = await get('/feeds/public/upr.ics')
    clock.now = clock.now.add({ hours: 1 })
    await change({ ...aSession(), space }, { when: aWhen('2027-03-01..2027-04-09'), state: 'moved' })
    const after = await get('/feeds/public/hrc.ics', { 'if-none-match': etagOf(before) })
    expect(after.status).toBe(200)
    expect(etagOf(after)).not.toBe(etagOf(before))
    expect(after.headers.get('last-modified')).toBe('Sat, 21 Nov 2026 11:00:00 GMT')
    const uid = /UID:.*/.exec(before.text)?.[0]
    expect(after.text).toContain(uid)
    expect(after.text).toContain('SEQUENCE:1')
    expect(after.text).toContain('DTSTART;VALUE=DATE:20270301')
    expect(after.text).toContain('LAST-MODIFIED:20261121T110000Z')
    expect((await get('/feeds/public/upr.ics', { 'if-none-match': etagOf(other) })).status).toBe(304)
  })
  it('that cancels leaves the entry, until 90 days after its former end', async () => {
    const { get, change, clock, feeds } = await feedSite([aSession({ when: '2026-11-02..2026-11-20' })])
    await change({ ...aSession(), space }, { when: aWhen('2026-11-02..2026-11-20'), state: 'cancelled' })
    const cancelled = await get('/feeds/public/all.ics')
    expect(titles(cancelled.text)).toEqual(['CANCELLED: Human Rights Council, 64th regular session'])
    expect(cancelled.text).toContain('STATUS:CANCELLED')
    clock.now = Temporal.Instant.from('2027-02-18T00:00:00Z')
    await feeds.refresh()
    expect(titles((await get('/feeds/public/all.ics')).text)).toHaveLength(1)
    clock.now = Temporal.Instant.from('2027-02-19T00:00:00Z')
    await feeds.refresh()
    const left = await get('/feeds/public/all.ics', { 'if-modified-since': 'Thu, 18 Feb 2027 00:00:00 GMT' })
    expect([left.status, titles(left.text)]).toEqual([200, []])
  })
  it('that puts an event under another filter takes it out of the first', async () => {
    const { get, change } = await feedSite(events)
    await get('/feeds/public/hrc.ics')
    await get('/feeds/public/cat.ics')
    await change({ ...aSession(), space }, { body: 'CAT' })
    expect(titles((await get('/feeds/public/hrc.ics')).text)).toHaveLength(1)
    expect(titles((await get('/feeds/public/cat.ics')).text)).toHaveLength(1)
  })
  it('is seen even when events came without one: a calendar that was shipped', async () => {
    const { get, stores, feeds } = await feedSite(events)
    await get('/feeds/public/all.ics')
    await stores.calendar.seed([anEvent({ slug: 'new', space })])
    await stores.version.raise()
    await feeds.refresh()
    expect(titles((await get('/feeds/public/all.ics')).text)).toHaveLength(4)
  })
  it('of the day alone changes no tag', async () => {
    const { get, clock, feeds } = await feedSite(events)
    const today = await get('/feeds/public/all.ics')
    clock.now = clock.now.add({ hours: 24 })
    await feeds.refresh()
    expect((await get('/feeds/public/all.ics', { 'if-none-match': etagOf(today) })).status).toBe(304)
  })
})

describe('a secret feed', () => {
  const own = anEvent({ slug: 'strategy', public: false, space, title: 'Strategy', note: 'with Ana', place: 'Café' })
  it('is there as soon as it is made, and gone as soon as it is revoked', async () => {
    const { get, subscribe, stores, feeds } = await feedSite(events)
    await get('/feeds/public/all.ics')
    const path = await subscribe(1, plain)
    const answer = await get(path)
    expect([answer.status, titles(answer.text).length]).toEqual([200, 3])
    await stores.feeds.revoke(1, '2026-11-21T10:00:00.000Z')
    await stores.version.raise()
    await feeds.refresh()
    expect(await get(path)).toMatchObject({ status: 410, text: '' })
  })
  it('holds back its address: not in the file, not in a header', async () => {
    const { get, subscribe } = await feedSite(events)
    const path = await subscribe(1, plain)
    const { text, headers } = await get(path)
    expect(text + JSON.stringify([...headers])).not.toContain(path.slice(3, 12))
    expect(text).not.toMatch(/^SOURCE/m)
  })
  it("has the space's own events only when the space says so, and of them only title and time", async () => {
    const { get, subscribe, stores, feeds, db } = await feedSite([
      own,
      anEvent({ slug: 'theirs', public: false, space: otherSpace }),
    ])
    const path = await subscribe(1, plain)
    expect(titles((await get(path)).text)).toEqual([])
    await db.updateTable('space').set({ green_in_feeds: 1 }).execute()
    await stores.version.raise()
    await feeds.refresh()
    const { text } = await get(path)
    expect(titles(text)).toEqual(['Strategy'])
    expect(text).not.toMatch(/Ana|Café/)
    expect(titles((await get('/feeds/public/all.ics')).text)).toEqual([])
  })
  it('under cover says nothing of what it holds, not even by its name or its zones', async () => {
    const { get, subscribe } = await feedSite(events)
    const { text } = await get(await subscribe(1, { ...plain, wording: 'cover' }))
    expect(text).toContain('NAME:Calendar\r\n')
    expect(titles(text).every(title => /^Meeting [A-Z]\d{3}$/.test(title))).toBe(true)
    expect(new Set(titles(text)).size).toBe(3)
    expect(text).not.toMatch(/Zurich|Geneva|Nepal|HRC|UPR|Council|Statements|un\.example|My calendar/)
  })
  it('remembers the hour and the app that asked, not more', async () => {
    const { get, subscribe, stores, feeds, db } = await feedSite(events)
    await get(await subscribe(1, plain), { 'user-agent': 'Thunderbird/140 (X11; Ana; rv:140)' })
    await feeds[Symbol.asyncDispose]()
    const [feed] = await stores.feeds.of({ space, member: 'm1' as never })
    expect(feed?.lastUsed).toEqual({ at: '2026-11-21T10:00:00.000Z', client: 'Thunderbird' })
    expect(JSON.stringify(await db.selectFrom('feed_secret').selectAll().execute())).not.toContain('Ana')
  })
})

describe('when the database does not answer', () => {
  it('nothing is sent rather than a short feed, before it was read once', async () => {
    const { get, outage, faults } = await feedSite(events, 'down')
    const { status, headers, text } = await get('/feeds/public/all.ics')
    expect([status, headers.get('retry-after'), text]).toEqual([503, '60', ''])
    expect(faults.length).toBeGreaterThan(0)
    outage.database = 'up'
    expect((await get('/feeds/public/all.ics')).status).toBe(200)
  })
  it('public feeds stay up, and what may have been revoked does not', async () => {
    const { get, subscribe, outage, feeds } = await feedSite(events)
    const path = await subscribe(1, plain)
    await feeds.refresh()
    outage.database = 'down'
    expect((await get('/feeds/public/all.ics')).status).toBe(200)
    expect((await get(path.replace('.ics', 'x.ics'))).status).toBe(404)
    expect((await get(`/f/${'b'.repeat(43)}.ics`)).status).toBe(503)
  })
})
