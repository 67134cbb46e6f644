// Looking after the vault: keys are renewed though the process dies at any step, and what was erased is overwritten.
import { describe, expect, it } from 'vitest'
import { random } from '#adapters/instruments.ts'
import { lookAfterVault, renew } from '#jobs/look-after-vault.ts'
import { instantText } from '#src/instant-text.ts'
import type { Atomically } from '#src/ports.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { readerFor } from '#src/security/vault-access.ts'
import { memoryStores, type TestDatabase, withSpaces } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const space = 'home' as SpaceId
const at = '2026-11-21T08:00:00.000Z'
const now = Temporal.Instant.from(at)

const filled = async (records: number): Promise<TestDatabase> => {
  const database = await memoryStores()
  await withSpaces(database, 'home')
  await database.atomically(async ({ vault }) => {
    for (let number = 1; number <= records; number++)
      await vault.put({
        ...{ id: `r${number}` as RecordId, space, kind: 'contact', name: `C${number}`, author: 'ana' as MemberId },
        ...{ recipients: [], columns: { picks: { label: 'AMBER', value: number } }, at },
      })
  })
  return database
}

const worksOf = (database: TestDatabase, atomically: Atomically = database.atomically) => ({
  ...database,
  atomically,
  instruments: { ...fixedInstruments(), keyring: database.keyring, random },
  clock: () => now,
})

const readable = async ({ stores }: TestDatabase): Promise<number> =>
  (await stores.vault.find({ kind: 'contact' }, readerFor(space))).length

describe('renewing the key of a space', () => {
  it('leaves every record readable, wrapped by the one key that is left', async () => {
    const database = await filled(450)
    const before = database.keyring.spaces.newest(space)
    await renew(space, worksOf(database))
    const newest = database.keyring.spaces.newest(space)
    expect([newest === before, database.keyring.spaces.olderKeys(space), await readable(database)]).toEqual([
      false,
      [],
      450,
    ])
    expect(await database.db.selectFrom('vault_key').select('wrapped_by').distinct().execute()).toEqual([
      { wrapped_by: newest },
    ])
  })

  it('goes on where it was killed, at whichever step, 200 times', async () => {
    const database = await filled(210)
    for (let kill = 0; kill < 200; kill++) {
      const [step, side] = [1 + (kill % 7), kill % 2 === 0 ? 'before' : 'after'] as const
      let left = step
      const mortal: Atomically = async work => {
        const last = --left <= 0
        if (last && side === 'before') throw new Error('killed')
        const done = await database.atomically(work)
        if (last) throw new Error('killed')
        return done
      }
      await renew(space, worksOf(database, mortal)).catch(() => undefined)
      if (kill % 10 === 0) expect(await readable(database), `killed ${side} step ${step}`).toBe(210)
      if (kill % 3 > 0) continue
      await renew(space, worksOf(database))
      expect([await readable(database), database.keyring.spaces.olderKeys(space)], `after ${kill}`).toEqual([210, []])
    }
  })

  it('follows an erasure within the hour, and otherwise comes every 90 days', async () => {
    const database = await filled(3)
    const job = lookAfterVault(worksOf(database))
    const keys: string[] = []
    for (const [after, erase] of [
      ['PT0S', ''],
      ['PT1M', 'r1'],
      ['PT59M', ''],
      ['PT62M', ''],
      ['PT120H', ''],
    ] as const) {
      const later = now.add(after)
      await job.run(later)
      keys.push(database.keyring.spaces.newest(space))
      if (erase !== '') await database.atomically(({ vault }) => vault.purge([erase as RecordId], instantText(later)))
    }
    expect(keys.map(key => keys.indexOf(key))).toEqual([0, 0, 0, 3, 3])
    expect(await readable(database)).toBe(2)
  })
})
