// Audit chain: whoever edits the database without the keyring is found out, and where is said.
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import type { Schema } from '#db/schema.ts'
import { auditTrail } from '#db/stores/audit-trail.ts'
import { memoryStores, type TestDatabase } from '#test/support/databases.ts'

const LENGTH = 12
const keyring = keyringFrom(new Uint8Array(32))
const seq = fc.integer({ min: 1, max: LENGTH })

/** A deed, and the entry at which it must be found. */
interface Tampering {
  readonly told: string
  readonly deed: (db: Kysely<Schema>) => Promise<unknown>
  readonly brokenAt: number
}

const row = (db: Kysely<Schema>, at: number) =>
  db.selectFrom('audit').selectAll().where('seq', '=', at).executeTakeFirstOrThrow()

const edits: fc.Arbitrary<Tampering> = fc
  .tuple(seq, fc.constantFrom('at', 'by', 'verb', 'ids', 'outcome', 'hash'), fc.string({ minLength: 1 }))
  .map(([at, column, text]) => ({
    told: `edit ${column} of ${at}`,
    deed: db =>
      db
        .updateTable('audit')
        .set({ [column]: `x${text}` })
        .where('seq', '=', at)
        .execute(),
    brokenAt: at,
  }))

const deletions: fc.Arbitrary<Tampering> = seq.map(at => ({
  told: `delete ${at}`,
  deed: db => db.deleteFrom('audit').where('seq', '=', at).execute(),
  brokenAt: at,
}))

const swaps: fc.Arbitrary<Tampering> = fc.uniqueArray(seq, { minLength: 2, maxLength: 2 }).map(([a = 0, b = 0]) => ({
  told: `swap ${a} and ${b}`,
  deed: async db => {
    const { seq: _a, ...first } = await row(db, a)
    const { seq: _b, ...second } = await row(db, b)
    await db.updateTable('audit').set(second).where('seq', '=', a).execute()
    await db.updateTable('audit').set(first).where('seq', '=', b).execute()
  },
  brokenAt: Math.min(a, b),
}))

const truncations: fc.Arbitrary<Tampering> = fc.tuple(seq, fc.boolean()).map(([from, covered]) => ({
  told: `cut off from ${from}${covered ? ', with the length put right' : ''}`,
  deed: async db => {
    const before = from === 1 ? undefined : await row(db, from - 1)
    await db.deleteFrom('audit').where('seq', '>=', from).execute()
    if (covered)
      await db
        .updateTable('audit_head')
        .set({ seq: from - 1, seal: before?.hash ?? '' })
        .execute()
  },
  brokenAt: from,
}))

describe('the audit chain', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await memoryStores()
    for (let i = 1; i <= LENGTH; i++)
      await database.stores.audit.record({
        at: `2026-11-21T08:00:00.${String(i).padStart(3, '0')}Z`,
        by: `m${i % 3}`,
        verb: i % 2 === 0 ? 'event move' : 'claim',
        ids: [`e${i}`],
        outcome: 'done',
      })
  })
  afterAll(() => database.close())

  it('is whole when nobody touched it', async () => {
    expect(await database.stores.audit.verify()).toMatchObject({ entries: LENGTH })
  })

  it('shows every edit, deletion, swap and cut, and where it begins', async () => {
    const tampering = fc.oneof(edits, deletions, swaps, truncations)
    await fc.assert(
      fc.asyncProperty(tampering, async ({ deed, brokenAt }) => {
        const transaction = await database.db.startTransaction().execute()
        await deed(transaction)
        const audit = auditTrail(transaction, keyring)
        const verdicts = [await audit.verify(), await audit.verifyNewest()]
        await transaction.rollback().execute()
        for (const verdict of verdicts) expect(verdict).toMatchObject({ brokenAt, entries: brokenAt - 1 })
      }),
      { numRuns: 1000 },
    )
  })

  it('cannot be written anew without the keyring', async () => {
    const transaction = await database.db.startTransaction().execute()
    await transaction.deleteFrom('audit').execute()
    await transaction.updateTable('audit_head').set({ seq: 0, seal: '' }).execute()
    const other = keyringFrom(new Uint8Array(32).fill(1))
    const forged = auditTrail(transaction, other)
    await forged.record({ at: '2026-11-21T08:00:00.000Z', by: 'm1', verb: 'claim', ids: [], outcome: 'done' })
    const verdict = await auditTrail(transaction, keyring).verify()
    await transaction.rollback().execute()
    expect(verdict).toMatchObject({ brokenAt: 1 })
  })
})
