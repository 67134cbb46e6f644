// The law of keeping: where what has a label is kept, and how long, against a plain copy of the table, through the vault.
import { afterEach, describe, expect, it } from 'vitest'
import { type Label, labels } from '#src/security/label.ts'
import { stored } from '#src/security/label-table.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { lives } from '#src/security/retention.ts'
import type { Column, RecordId } from '#src/security/vault.ts'
import { memoryStores } from '#test/support/databases.ts'

/** The table once more, without a look at the first; a record of 29 February shows how months and days are counted. */
const plain = `
        | CLEAR | GREEN | AMBER      | AMBER+STRICT | RED
storage | plain | plain | vault      | vault        | vault
until   | -     | -     | 2031-02-28 | 2029-08-29   | 2028-08-27
`
const DAY = '2028-02-29'

const [, storage = [], until = []] = plain
  .trim()
  .split('\n')
  .map(row =>
    row
      .split('|')
      .slice(1)
      .map(cell => cell.trim()),
  )
const cells = labels.map((label, index) => ({ label, kept: storage[index] ?? '', until: until[index] ?? '' }))

/** What the vault does with something of this label: whether it takes it, and until which day. */
const fateOf = async (label: Label): Promise<{ readonly kept: string; readonly until: string }> => {
  const { stores, atomically } = await memoryStores()
  const space = 'ours' as SpaceId
  const author = 'ana' as MemberId
  const id = 'r1' as RecordId
  await stores.members.addSpace({ id: space, slug: 'ours', name: 'Ours', home: true }, `${DAY}T08:00:00.000Z`)
  const columns = { words: { label, value: 'softer' } as Column }
  try {
    await atomically(({ vault }) =>
      vault.put({
        ...{ id, space, kind: 'contact', name: 'C1', author, recipients: [] },
        ...{ columns, at: `${DAY}T08:00:00.000Z`, from: DAY },
      }),
    )
    const [kept] = await stores.vaultCare.ofMember(space, author)
    return { kept: 'vault', until: kept?.keepUntil ?? '' }
  } catch {
    return { kept: 'plain', until: '-' }
  }
}

const places = stored as Record<Label, 'plain' | 'vault'>
const terms = lives as Record<Label, Temporal.Duration>
const [before, spans] = [{ ...places }, { ...terms }]
afterEach(() => {
  Object.assign(places, before)
  Object.assign(terms, spans)
})

describe('the vault', () => {
  it.each(cells)('keeps what is $label as the plain table says: $kept, until $until', async ({ label, ...cell }) => {
    expect(await fateOf(label)).toEqual(cell)
  })

  it.each(cells)('is caught when it keeps what is $label elsewhere', async ({ label, ...cell }) => {
    places[label] = before[label] === 'plain' ? 'vault' : 'plain'
    terms[label] ??= Temporal.Duration.from({ days: 1 })
    expect(await fateOf(label)).not.toEqual(cell)
  })

  it.each(cells.filter(cell => cell.kept === 'vault'))(
    'is caught when it keeps what is $label a day longer or shorter',
    async ({ label, ...cell }) => {
      for (const days of [1, -1]) {
        const right = Temporal.PlainDate.from(DAY).until(cell.until)
        terms[label] = right.add({ days })
        expect(await fateOf(label)).not.toEqual(cell)
      }
    },
  )
})
