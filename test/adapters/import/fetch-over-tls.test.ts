// Fetching over real TLS: what a server can do to a reader, and the one sentence that comes of it.
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FetchFault } from '#adapters/import/calendar/fetch-text.ts'
import { calendarSite, type Page } from '#test/support/calendar-site.ts'

const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
const MEGABYTE = 1024 * 1024
const plain: Page = answer => void answer.end(calendar)
const sends =
  (status: number, location: string): Page =>
  answer =>
    void answer.writeHead(status, { location }).end()

/** Fifty megabytes, as fast as they are taken. */
const endless: Page = async answer => {
  for (let sent = 0; sent < 50 && !answer.destroyed; sent++)
    if (!answer.write(Buffer.alloc(MEGABYTE, 'x'))) await Promise.race([once(answer, 'drain'), once(answer, 'close')])
  answer.end()
}

describe('a server that is watched', () => {
  it('gives its text, and later says that it is the same', async () => {
    const site = await calendarSite({
      '/a.ics': (answer, { headers }) =>
        headers['if-none-match'] === '"7"'
          ? void answer.writeHead(304).end()
          : void answer.writeHead(200, { etag: '"7"' }).end(calendar),
    })
    const first = await site.fetch(site.addressOf('/a.ics'))
    expect(first).toEqual({ came: 'text', text: calendar, etag: '"7"' })
    expect(await site.fetch(site.addressOf('/a.ics'), { etag: '"7"' })).toEqual({ came: 'unchanged' })
  })

  it('may send it packed, behind a webcal address, and two streets further', async () => {
    const site = await calendarSite({
      '/a': sends(301, '/b'),
      '/b': sends(308, '/c.ics'),
      '/c.ics': answer => void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(calendar)),
    })
    const address = site.addressOf('/a').replace('https:', 'webcal:')
    expect(await site.fetch(address)).toEqual({ came: 'text', text: calendar })
    expect(site.asked).toEqual(['/a', '/b', '/c.ics'])
  })

  it.each<{ page: Page; says: string; why: string }>([
    {
      page: sends(302, 'https://127.0.0.1/a.ics'),
      says: 'It sends me to another host. Add that address yourself if you trust it.',
      why: 'a redirect into this machine',
    },
    {
      page: sends(302, 'https://169.254.169.254/latest/meta-data'),
      says: 'It sends me to another host. Add that address yourself if you trust it.',
      why: 'a redirect to a private address',
    },
    {
      page: sends(307, 'https://elsewhere.example/a.ics'),
      says: 'It sends me to another host. Add that address yourself if you trust it.',
      why: 'a redirect to another host',
    },
    {
      page: sends(302, 'http://calendar.example/a.ics'),
      says: 'It sends me to an address that is not https.',
      why: 'a redirect into the open',
    },
    { page: sends(302, 'file:///etc/passwd'), says: 'It sends me to an address that is not https.', why: 'a file' },
    {
      page: sends(302, '/a.ics'),
      says: 'It sends me from address to address without end.',
      why: 'a redirect for ever',
    },
    { page: endless, says: 'It is larger than 8 MB.', why: 'fifty megabytes' },
    {
      page: answer =>
        void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50 * MEGABYTE))),
      says: 'It cannot be unpacked, or is larger than 8 MB.',
      why: 'fifty megabytes in a small parcel',
    },
    {
      page: answer => void answer.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed at all'),
      says: 'It cannot be unpacked, or is larger than 8 MB.',
      why: 'a parcel that is none',
    },
    {
      page: answer => {
        answer.writeHead(200, { 'content-length': '1000' })
        answer.write(calendar, () => answer.destroy())
      },
      says: 'It broke off before its end.',
      why: 'a connection that broke',
    },
    { page: answer => void answer.destroy(), says: 'The server cannot be reached.', why: 'no answer at all' },
    {
      page: answer => void answer.end(Buffer.from('Gen\xe8ve', 'latin1')),
      says: 'It is not UTF-8 text.',
      why: 'Latin-1',
    },
    {
      page: answer => void answer.writeHead(404).end(),
      says: 'There is nothing at that address any more.',
      why: 'not found',
    },
    {
      page: answer => void answer.writeHead(410).end(),
      says: 'There is nothing at that address any more.',
      why: 'gone',
    },
    { page: answer => void answer.writeHead(503).end(), says: 'The server answers 503.', why: 'out of order' },
  ])('fails with one sentence: $why', async ({ page, says }) => {
    const site = await calendarSite({ '/a.ics': page })
    await expect(site.fetch(site.addressOf('/a.ics'))).rejects.toThrow(new FetchFault(says))
  })

  it.each<{ page: Page; why: string }>([
    { page: () => undefined, why: 'it never answers' },
    { page: answer => void answer.writeHead(200).write('BEGIN:'), why: 'it never ends' },
  ])('is left alone when it is too slow: $why', async ({ page }) => {
    const site = await calendarSite({ '/a.ics': page })
    await expect(site.fetch(site.addressOf('/a.ics'), {}, 0.3)).rejects.toThrow(
      new FetchFault('It did not answer in full within 20 seconds.'),
    )
  })

  it('is not followed to where its name leads by now, when that is a private address', async () => {
    const site = await calendarSite({
      '/a.ics': answer => {
        site.lead('calendar.example', '10.0.0.7')
        sends(302, '/b.ics')(answer, answer.req)
      },
      '/b.ics': plain,
    })
    await expect(site.fetch(site.addressOf('/a.ics'))).rejects.toThrow(
      new FetchFault('That address is not on the public Internet, so I do not go there.'),
    )
    expect(site.asked).toEqual(['/a.ics'])
  })

  it('is not believed when its certificate is for another name', async () => {
    const site = await calendarSite({ '/a.ics': plain })
    site.lead('elsewhere.example', '127.0.0.1')
    const address = site.addressOf('/a.ics').replace('calendar.example', 'elsewhere.example')
    await expect(site.fetch(address)).rejects.toThrow(new FetchFault('The server cannot be reached.'))
    expect(site.asked).toEqual([])
  })
})
