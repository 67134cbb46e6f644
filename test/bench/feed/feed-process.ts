// Feed process: our feed server in a process of its own, over a database of a given size.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openFeedServer } from '#adapters/http/feed/feed-server.ts'
import { hash } from '#adapters/instruments.ts'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { openDatabase } from '#db/open.ts'
import { everything, type Filter } from '#src/calendar/filter.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { Iso3 } from '#src/states/state.ts'
import { manyEvents } from './many-events.ts'
import { serveMeasured } from './measured.ts'

const space = 'home' as SpaceId
const member = 'm1' as MemberId
const at = '2026-11-20T08:00:00.000Z'

const { stores, atomically, publication } = await openDatabase('sqlite::memory:', {
  keyring: keyringFrom(new Uint8Array(32)),
})
const add = (number: number, secret: string, filter: Filter) =>
  stores.feeds.add(
    { number, space, member, filter, name: 'Bench', wording: 'plain', createdAt: at },
    { hash: hash(secret), starts: secret.slice(0, 6) },
  )
await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, at)
await stores.members.addPerson({ platform: 'console', id: 'operator' }, { id: member, name: 'Operator' }, at)
await stores.members.setMembership({ space, member, role: 'owner' }, at)
await atomically(stores => stores.calendar.seed(manyEvents(Number(process.argv[2]), space)))
await add(1, 'a'.repeat(43), everything)
await add(2, 'n'.repeat(43), { ...everything, countries: ['NPL' as Iso3] })

const feeds = openFeedServer({
  publication,
  now: () => Temporal.Instant.from('2026-11-21T10:00:00Z'),
  publicUrl: 'https://un.example',
  version: 'bench',
  failed: error => {
    throw error
  },
})
const began = performance.now()
await feeds.refresh()
const ready = performance.now() - began
const server = createServer((request, response) => {
  if (feeds.first(request, response) === 'passes') response.writeHead(404).end()
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
serveMeasured({ port: (server.address() as AddressInfo).port, ready })
