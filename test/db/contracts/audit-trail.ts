// Audit trail: what the port promises of the chain; what it detects is in its own test.
import { expect, it } from 'vitest'
import type { AuditEntry } from '#src/security/audit-trail.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const entry: AuditEntry = {
  at: '2026-11-21T08:00:00.000Z',
  by: 'amina',
  verb: 'event move',
  ids: ['e1', 'K7'],
  outcome: 'done',
}

export const auditContract = (open: OpenDatabase): void => {
  it('is whole when it is empty', async () => {
    const { audit } = (await open()).stores
    expect(await audit.verify()).toEqual({ entries: 0, head: '' })
  })

  it('grows by one entry at a time, and its head changes with each', async () => {
    const { audit } = (await open()).stores
    await audit.record(entry)
    const first = await audit.verify()
    await audit.record(entry)
    const second = await audit.verify()
    expect([first.entries, second.entries]).toEqual([1, 2])
    expect(first.head).toMatch(/^[\w-]{43}$/)
    expect(second.head).not.toBe(first.head)
  })

  it('stays whole when many write at the same time and it is verified meanwhile', async () => {
    const { atomically, stores } = await open()
    const writes = Array.from({ length: 20 }, () => atomically(({ audit }) => audit.record(entry)))
    const walks = Array.from({ length: 5 }, () => stores.audit.verify())
    for (const walk of await Promise.all(walks)) expect(walk).not.toHaveProperty('brokenAt')
    await Promise.all(writes)
    expect(await stores.audit.verify()).toMatchObject({ entries: 20 })
  })

  it('knows the one room of each space where its head is posted', async () => {
    const database = await open()
    await withSpaces(database, 'home', 'delta')
    const { auditRooms, members } = database.stores
    const [home, delta] = ['home', 'delta'] as SpaceId[] as [SpaceId, SpaceId]
    for (const id of ['one', 'two'] as PlaceId[])
      await members.setPlace(
        { id, platform: 'matrix', address: `!${id}`, kind: 'room', space: home },
        undefined,
        entry.at,
      )
    const known = async () => [await auditRooms.of(home), await auditRooms.of(delta)]
    expect(await known()).toEqual([undefined, undefined])
    await auditRooms.set(home, 'one' as PlaceId)
    await auditRooms.set(home, 'two' as PlaceId)
    expect(await known()).toEqual(['two', undefined])
    await auditRooms.set(home, undefined)
    expect(await known()).toEqual([undefined, undefined])
  })
}
