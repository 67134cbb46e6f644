// Feed site: a web server with nothing but feeds, over a real database, for tests.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { openFeedServer } from '#adapters/http/feed/feed-server.ts'
import { hash, random } from '#adapters/instruments.ts'
import { factsOf } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { FeedSettings } from '#src/calendar/feed.ts'
import { secretFeedPath, startOf } from '#src/calendar/feed.ts'
import { instantText } from '#src/instant-text.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'

const at = '2026-11-20T08:00:00.000Z'
export const space = 'civic' as SpaceId
export const otherSpace = 'delta' as SpaceId
const member = 'm1' as MemberId

/** Opens it on 21 November 2026, with events. Everything in it is closed when the test ends. */
export const feedSite = async (events: readonly CalendarEvent[], database: 'up' | 'down' = 'up') => {
  const opened = await memoryStores()
  const { stores, publication, db } = opened
  await stores.members.addSpace({ id: space, slug: 'civic', name: 'Civic', home: true }, at)
  await stores.members.addSpace({ id: otherSpace, slug: 'delta', name: 'Delta', home: false }, at)
  await stores.members.addPerson({ platform: 'slack', id: 'U1' }, { id: member, name: 'Ana' }, at)
  await stores.members.setMembership({ space, member, role: 'advocate' }, at)
  await stores.calendar.seed(events.map(event => ({ ...event, space: event.public ? space : event.space })))

  const clock = { now: Temporal.Instant.from('2026-11-21T10:00:00Z') }
  const faults: unknown[] = []
  const outage = { database }
  const feeds = openFeedServer({
    publication: {
      ...publication,
      version: async () => {
        if (outage.database === 'down') throw new Error('the database does not answer')
        return publication.version()
      },
    },
    now: () => clock.now,
    publicUrl: 'https://un.example',
    version: '1.0.0',
    failed: error => faults.push(error),
  })
  const server = createServer((request, response) => {
    if (feeds.first(request, response) === 'passes') response.writeHead(418).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
    await feeds[Symbol.asyncDispose]()
    await opened.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const response = await fetch(`${url}${path}`, { method, headers: { 'accept-encoding': 'identity', ...headers } })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  /** Changes an event as a command would, and lets the feeds see it. */
  const change = async (event: CalendarEvent, facts: Partial<CalendarEvent>): Promise<CalendarEvent> => {
    const now = instantText(clock.now)
    const sequence = facts.title === undefined ? event.sequence + 1 : event.sequence
    const changed = { ...event, ...facts, revision: event.revision + 1, sequence, changedAt: now }
    await stores.calendar.amend(changed, factsOf(event), { at: now, by: 'console' })
    await stores.version.raise()
    await feeds.refresh()
    return changed
  }

  /** Makes a secret feed and gives its path. */
  const subscribe = async (number: number, settings: FeedSettings): Promise<string> => {
    const secret = random.secret()
    await stores.feeds.add(
      { number, space, member, createdAt: at, ...settings },
      { hash: hash(secret), starts: startOf(secret) },
    )
    await stores.version.raise()
    return secretFeedPath(secret)
  }

  return { url, get, change, subscribe, stores, db, feeds, clock, faults, outage }
}

/** Asks without the decompression that fetch does by itself. */
export const rawGet = async (url: string, headers: Record<string, string>) => {
  const { request } = await import('node:http')
  const { promise, resolve, reject } = Promise.withResolvers<{ encoding: string | undefined; octets: Buffer }>()
  request(url, { headers }, response => {
    const pieces: Buffer[] = []
    response.on('data', piece => pieces.push(piece))
    response.on('end', () => resolve({ encoding: response.headers['content-encoding'], octets: Buffer.concat(pieces) }))
  })
    .on('error', reject)
    .end()
  return promise
}

export const unzipped = (octets: Buffer): string => gunzipSync(octets).toString()
