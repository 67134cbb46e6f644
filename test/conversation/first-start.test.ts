// The first start: who owns the home space, and that later starts leave alone what people changed.
import { describe, expect, it } from 'vitest'
import { consoleAccount, consolePlace } from '#src/conversation/console-utterance.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import type { Stores } from '#src/ports.ts'
import type { Account } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'
import { countedRandom } from '#test/support/instruments.ts'

const ana: Account = { platform: 'slack', id: 'U012AB3CD' }
const random = countedRandom()
const start = (stores: Stores, owners: readonly Account[] = []) =>
  firstStart({ stores, random, at: '2026-11-21T09:00:00.000Z', owners })

describe('the first start', () => {
  it('makes the home space, owned by the console, and the terminal a place of its own', async () => {
    const { stores } = await memoryStores()
    await start(stores)
    expect(await stores.members.homeSpace()).toMatchObject({ slug: 'home', home: true })
    const [owner] = await stores.members.membershipsOf(consoleAccount)
    expect(owner).toMatchObject({ role: 'owner', name: 'console' })
    const place = await stores.members.findPlace(consolePlace)
    expect(place).toMatchObject({ kind: 'direct', member: owner?.id })
    expect(place?.space).toBeUndefined()
  })

  it('makes owners of those whom the operator named, and says so in the audit', async () => {
    const { stores } = await memoryStores()
    await start(stores, [ana])
    expect(await stores.members.membershipsOf(ana)).toMatchObject([{ role: 'owner', name: 'U012AB3CD' }])
    expect(await stores.audit.verify()).toMatchObject({ entries: 1 })
  })
})

describe('every later start', () => {
  it('changes nothing that is as it should be', async () => {
    const { stores } = await memoryStores()
    await start(stores, [ana])
    const before = await stores.version.read()
    await start(stores, [ana])
    expect(await stores.version.read()).toBe(before)
    expect(await stores.audit.verify()).toMatchObject({ entries: 1 })
    expect(await stores.members.membersOf((await stores.members.homeSpace()).id)).toHaveLength(2)
  })

  it('adds owners that were named since', async () => {
    const { stores } = await memoryStores()
    await start(stores)
    await start(stores, [ana])
    expect(await stores.members.membershipsOf(ana)).toMatchObject([{ role: 'owner' }])
  })

  it('raises a member who was named since, and keeps their organisation and name', async () => {
    const { stores } = await memoryStores()
    await start(stores)
    const { id: space } = await stores.members.homeSpace()
    const organisation = { id: 'alpha' as never, name: 'Alpha' }
    await stores.members.addOrganisation(space, organisation)
    const member = await stores.members.addPerson(ana, { id: 'ana' as never, name: 'Ana' }, '2026-11-21T09:00:00.000Z')
    await stores.members.setMembership(
      { space, member, role: 'advocate', organisation: organisation.id },
      '2026-11-21T09:00:00.000Z',
    )
    await start(stores, [ana])
    expect(await stores.members.membershipsOf(ana)).toMatchObject([{ role: 'owner', name: 'Ana', organisation }])
  })
})
