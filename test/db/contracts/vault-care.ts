// Vault care: what the port promises of what stands in the clear: whose records, how long, who holds them, who takes them over.
import { expect, it } from 'vitest'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'
import type { RecordFrame, RecordId, VaultLabel } from '#src/security/vault.ts'
import type { VaultReader } from '#src/security/vault-access.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const space = 'home' as SpaceId
const [watch, lantern] = ['watch', 'lantern'] as OrganisationId[] as [OrganisationId, OrganisationId]
const [ana, ben, cy] = ['ana', 'ben', 'cy'] as MemberId[] as [MemberId, MemberId, MemberId]

const reader = (member: MemberId): VaultReader => ({ space: { id: space }, speaking: 'self', member })

export const vaultCareContract = (open: OpenDatabase): void => {
  const filled = async () => {
    const database = await open()
    await withSpaces(database, 'home')
    const put = (name: string, label: VaultLabel, more: Partial<RecordFrame> = {}) =>
      database.stores.vault.put({
        ...{ id: `id-${name}` as RecordId, space, kind: 'contact', name, author: ana, organisation: watch },
        ...{ recipients: [], columns: { words: { label, value: name } }, at, ...more },
      })
    await put('C1', 'RED', { recipients: [ben] })
    await put('C2', 'AMBER', { author: ben, organisation: lantern })
    await put('C3', 'AMBER+STRICT')
    await put('A1', 'AMBER', { kind: 'ask' })
    return { ...database, care: database.stores.vaultCare }
  }
  const names = (records: readonly { readonly name: string }[]) => records.map(record => record.name).toSorted()

  it('names the notes of an organisation, and what a person wrote or may read by name', async () => {
    const { care, stores } = await filled()
    expect(names(await care.ofOrganisation(space, watch, ['contact']))).toEqual(['C1', 'C3'])
    expect(names(await care.ofOrganisation(space, watch, ['contact', 'ask']))).toEqual(['A1', 'C1', 'C3'])
    expect(names(await care.ofOrganisation('other' as SpaceId, watch, ['contact']))).toEqual([])
    expect(names(await care.ofMember(space, ben))).toEqual(['C1', 'C2'])
    await stores.vault.purge(['id-C3' as RecordId], at)
    expect(names(await care.ofOrganisation(space, watch, ['contact']))).toEqual(['C1'])
    expect(await care.counts(space)).toEqual({ AMBER: 2, 'AMBER+STRICT': 0, RED: 1 })
    expect(await care.named(space, 'C3')).toEqual({ purged: at })
  })

  it('hands a record over so that whoever takes it reads it, and whoever left does not', async () => {
    const { care, stores } = await filled()
    const id = 'id-C1' as RecordId
    await care.handOver(id, { recipients: [cy] })
    expect((await stores.vault.read(id, reader(cy)))?.columns).toEqual({ words: { label: 'RED', value: 'C1' } })
    expect(await stores.vault.read(id, reader(ben))).toBeUndefined()
    await care.handOver(id, { author: cy, recipients: [] })
    expect(await stores.vault.read(id, reader(ana))).toBeUndefined()
    expect((await stores.vault.read(id, reader(cy)))?.columns.words?.value).toBe('C1')
  })

  it('tells of a record that ends once, and keeps one that two people hold', async () => {
    const { care } = await filled()
    const ending = await care.ending('2027-06-01', 10)
    expect(names(ending)).toEqual(['C1'])
    await care.told(ending)
    expect(await care.ending('2027-06-01', 10)).toEqual([])
    expect(names(await care.over('2027-05-20', 10))).toEqual(['C1'])
    for (const [by, left] of [
      [ana, ['C1']],
      [ana, ['C1']],
      [ben, []],
    ] as const) {
      await care.hold('id-C1' as RecordId, by, at)
      expect(names(await care.over('2027-05-20', 10))).toEqual(left)
    }
    await care.release('id-C1' as RecordId)
    expect(names(await care.over('2027-05-20', 10))).toEqual(['C1'])
  })

  it('wraps every key anew, and reads the same', async () => {
    const { care, keyring, stores } = await filled()
    await keyring.spaces.renew(space)
    expect(await care.rewrap(space, 3)).toBe(3)
    expect(await care.rewrap(space, 3)).toBe(1)
    expect(await care.rewrap(space, 3)).toBe(0)
    await keyring.spaces.retire(space)
    expect((await stores.vault.read('id-C1' as RecordId, reader(ana)))?.columns.words?.value).toBe('C1')
  })

  it('asks for the earliest renewal, and for scrubbing once something is erased', async () => {
    const { care, stores } = await filled()
    expect(await care.renewalsDue(at)).toEqual([])
    await care.renewBy(space, '2026-11-21T09:00:00.000Z')
    await care.renewBy(space, '2026-11-21T10:00:00.000Z')
    expect(await care.renewalsDue('2026-11-21T09:00:00.000Z')).toEqual([space])
    await care.renewed(space, '2027-02-21T09:00:00.000Z')
    expect(await care.renewalsDue('2026-12-21T09:00:00.000Z')).toEqual([])
    expect(await care.unscrubbed()).toEqual([])
    await stores.vault.purge(['id-C2' as RecordId], at)
    expect([await care.unscrubbed(), await care.renewalsDue('2026-11-21T09:00:00.000Z')]).toEqual([[space], [space]])
    await care.scrubbed(space)
    expect(await care.unscrubbed()).toEqual([])
  })

  it('erases everything of a space', async () => {
    const { care } = await filled()
    expect(await care.eraseAll(space, at)).toBe(4)
    expect(await care.counts(space)).toEqual({ AMBER: 0, 'AMBER+STRICT': 0, RED: 0 })
  })
}
