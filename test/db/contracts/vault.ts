// Vault: what the port promises of keeping, finding and destroying records.
import { expect, it } from 'vitest'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'
import type { Columns, NewVersion, RecordFrame, RecordId } from '#src/security/vault.ts'
import type { VaultReader } from '#src/security/vault-access.ts'
import { type OpenDatabase, withSpaces } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const [home, other] = ['home', 'other'] as SpaceId[] as [SpaceId, SpaceId]
const [watch, lantern] = ['watch', 'lantern'] as OrganisationId[] as [OrganisationId, OrganisationId]
const [ana, ben, cy] = ['ana', 'ben', 'cy'] as MemberId[] as [MemberId, MemberId, MemberId]

const columns: Columns = {
  picks: { label: 'AMBER', value: { state: 'KEN', stance: 'lean-in-favour' } },
  words: { label: 'AMBER+STRICT', value: 'wants OP5 softer' },
  who: { label: 'RED', value: ['first secretary'] },
}

type Given = Partial<RecordFrame & NewVersion>
const contact = (name: string, given: Given = {}): RecordFrame & NewVersion => ({
  id: `id-${name}` as RecordId,
  space: home,
  kind: 'contact',
  name,
  author: ana,
  organisation: watch,
  recipients: [],
  columns,
  index: { state: 'KEN' },
  at,
  ...given,
})

const reader = (member: MemberId, organisation: OrganisationId, space: SpaceId = home): VaultReader => ({
  space: { id: space },
  speaking: 'self',
  member,
  organisation,
})

const seen = (record: { readonly columns: Columns } | undefined): readonly string[] =>
  Object.keys(record?.columns ?? {})

export const vaultContract = (open: OpenDatabase): void => {
  it('gives back what was put, to its author', async () => {
    const { vault } = (await open()).stores
    await vault.put(contact('C1', { recipients: [ben] }))
    expect(await vault.read('id-C1' as RecordId, reader(ana, watch))).toEqual({
      ...{ id: 'id-C1', space: home, kind: 'contact', name: 'C1', author: ana, organisation: watch, recipients: [ben] },
      ...{ version: 1, by: ana, at, keepUntil: '2027-05-20', columns },
    })
  })

  it.each<{ why: string; by: VaultReader; may: readonly string[] }>([
    { why: 'the author', by: reader(ana, watch), may: ['picks', 'words', 'who'] },
    { why: 'a colleague', by: reader(cy, watch), may: ['picks', 'words'] },
    { why: 'a recipient elsewhere', by: reader(ben, lantern), may: ['picks', 'who'] },
    { why: 'somebody else of the space', by: reader(cy, lantern), may: ['picks'] },
    { why: 'the bot for a room', by: { space: { id: home }, speaking: 'self' }, may: ['picks'] },
    { why: 'an operator as the author', by: { ...reader(ana, watch), speaking: 'operator' }, may: [] },
    { why: 'the same person in another space', by: reader(ana, watch, other), may: [] },
  ])('shows $why only what is for them', async ({ by, may }) => {
    const { vault } = (await open()).stores
    await vault.put(contact('C1', { recipients: [ben] }))
    expect(seen(await vault.read('id-C1' as RecordId, by)).toSorted()).toEqual(may.toSorted())
    expect(seen(await vault.named('contact', 'C1', by)).toSorted()).toEqual(may.toSorted())
    expect(await vault.find({ kind: 'contact' }, by)).toHaveLength(may.length === 0 ? 0 : 1)
  })

  it('finds by values, by words and by kind, oldest first', async () => {
    const { vault } = (await open()).stores
    for (const [second, state] of ['KEN', 'ken', 'BEN'].entries())
      await vault.put(
        contact(`C${9 - second}`, { index: { state, ask: 'A7' }, at: `2026-11-21T08:00:0${second}.000Z` }),
      )
    await vault.put(contact('P1', { kind: 'pressure' }))
    const names = async (wish: Omit<Parameters<typeof vault.find>[0], 'kind'>) =>
      (await vault.find({ kind: 'contact', ...wish }, reader(ana, watch))).map(record => record.name)
    expect(await names({})).toEqual(['C9', 'C8', 'C7'])
    expect(await names({ index: { state: 'KEN' } })).toEqual(['C9', 'C8'])
    expect(await names({ index: { state: 'BEN', ask: 'A7' } })).toEqual(['C7'])
    expect(await names({ index: { state: 'KEN', ask: 'A8' } })).toEqual([])
    expect(await names({ matches: record => record.name === 'C8' })).toEqual(['C8'])
    expect(await names({ matches: () => true, within: 'nothing of that name' })).toEqual([])
    expect(await names({ newest: 2 })).toEqual(['C8', 'C7'])
    expect(await names({ newest: 1, index: { state: 'KEN' } })).toEqual(['C8'])
    expect(await names({ newest: 5, matches: record => record.name !== 'C8' })).toEqual(['C9', 'C7'])
  })

  it('finds among more than are opened at once', async () => {
    const database = await open()
    await database.atomically(async ({ vault }) => {
      for (let number = 1; number <= 450; number++)
        await vault.put(contact(`C${number}`, { index: { state: number % 10 === 0 ? 'KEN' : `X${number}` } }))
    })
    const { vault } = database.stores
    expect(await vault.find({ kind: 'contact' }, reader(ana, watch))).toHaveLength(450)
    expect(await vault.find({ kind: 'contact', index: { state: 'KEN' } }, reader(ana, watch))).toHaveLength(45)
    expect(await vault.find({ kind: 'contact', newest: 430 }, reader(ana, watch))).toHaveLength(430)
  })

  it('keeps earlier versions, and finds by the newest', async () => {
    const { vault } = (await open()).stores
    await vault.put(contact('C1'))
    const amended: Columns = { picks: { label: 'AMBER', value: 'against' } }
    const later = { columns: amended, index: { state: 'BEN' }, at: '2026-11-22T08:00:00.000Z', from: '2026-11-20' }
    await vault.amend('id-C1' as RecordId, { ...later, by: cy })
    const [first, second] = await vault.versions('id-C1' as RecordId, reader(ana, watch))
    expect([first?.columns, first?.version, first?.by]).toEqual([columns, 1, ana])
    expect([second?.columns, second?.version, second?.by]).toEqual([amended, 2, cy])
    expect((await vault.read('id-C1' as RecordId, reader(ana, watch)))?.keepUntil).toBe('2029-11-20')
    expect(await vault.find({ kind: 'contact', index: { state: 'KEN' } }, reader(ana, watch))).toEqual([])
    expect(await vault.find({ kind: 'contact', index: { state: 'BEN' } }, reader(ana, watch))).toHaveLength(1)
  })

  it('has nothing left of what was purged but its name, and lets nobody use that again', async () => {
    const database = await open()
    await withSpaces(database, 'home')
    const { vault } = database.stores
    for (const name of ['C1', 'C2']) await vault.put(contact(name, { recipients: [ben] }))
    await vault.purge(['id-C1' as RecordId], at)
    expect(await vault.read('id-C1' as RecordId, reader(ana, watch))).toBeUndefined()
    expect(await vault.named('contact', 'C1', reader(ana, watch))).toBeUndefined()
    expect((await vault.find({ kind: 'contact' }, reader(ana, watch))).map(record => record.name)).toEqual(['C2'])
    for (const table of ['vault_key', 'vault_column', 'vault_version', 'vault_index', 'vault_recipient'] as const)
      expect(await database.db.selectFrom(table).select('record').distinct().execute(), table).toEqual([
        { record: 'id-C2' },
      ])
    await expect(vault.put(contact('C1', { id: 'again' as RecordId }))).rejects.toThrow()
  })

  it('opens nothing that somebody changed past it', async () => {
    const { db, stores } = await open()
    await stores.vault.put(contact('C1'))
    const read = () => stores.vault.read('id-C1' as RecordId, reader(ben, lantern))
    expect(seen(await read())).toEqual(['picks'])
    await db.insertInto('vault_recipient').values({ record: 'id-C1', member: ben }).execute()
    await expect(read()).rejects.toThrow()
  })
}
