// The law of seals: whatever somebody changes in the database past the program, it is refused and never read wrongly.
import { describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { bytes, keyContext, openVersion, sealVersion } from '#db/stores/vault-seal.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { Columns, RecordFrame, RecordId } from '#src/security/vault.ts'

const { spaces } = keyringFrom(new Uint8Array(32))
const space = 'home' as SpaceId
await spaces.ensure(space)

const frameOf = (number: number): RecordFrame => ({
  ...{ id: `r${number}` as RecordId, space, kind: 'contact', name: `C${number}`, author: 'ana' as MemberId },
  recipients: [],
})
const columns: Columns = {
  picks: { label: 'AMBER', value: 'lean-in-favour' },
  words: { label: 'AMBER+STRICT', value: 'wants OP5 softer' },
}

type Sealed = ReturnType<typeof sealVersion>
const seal = (number: number): Sealed => sealVersion(spaces, frameOf(number), { version: 1, columns })
const read = (sealed: Sealed, frame: RecordFrame, version = 1): Columns =>
  openVersion(spaces.unwrap(space, bytes(sealed.wrapped), keyContext(frame, version)), frame, {
    version,
    columns: sealed.columns,
  })

const flipped = (text: string, at: number): string => {
  const raw = Buffer.from(text, 'base64')
  raw[(at >> 3) % raw.length] = (raw[(at >> 3) % raw.length] ?? 0) ^ (1 << (at & 7))
  return raw.toString('base64')
}
const withColumn = (sealed: Sealed, index: number, change: Partial<Sealed['columns'][number]>): Sealed => ({
  ...sealed,
  columns: sealed.columns.map((column, at) => (at === index ? { ...column, ...change } : column)),
})

/** Each takes a record, another one, and a number that differs each time. */
const tamperings: readonly { why: string; does: (own: Sealed, other: Sealed, at: number) => Sealed }[] = [
  {
    why: 'a bit of a column flipped',
    does: (own, _, at) => withColumn(own, at % 2, { sealed: flipped(own.columns[at % 2]?.sealed ?? '', at * 7) }),
  },
  { why: 'a bit of the key flipped', does: (own, _, at) => ({ ...own, wrapped: flipped(own.wrapped, at * 7) }) },
  { why: 'the key of another record', does: (own, other) => ({ ...own, wrapped: other.wrapped }) },
  { why: 'all of another record', does: (_, other) => other },
  {
    why: 'a column of another record',
    does: (own, other, at) => withColumn(own, at % 2, { sealed: other.columns[at % 2]?.sealed ?? '' }),
  },
  {
    why: 'two columns exchanged',
    does: own =>
      withColumn(withColumn(own, 0, { sealed: own.columns[1]?.sealed ?? '' }), 1, {
        sealed: own.columns[0]?.sealed ?? '',
      }),
  },
  { why: 'a lower label', does: own => withColumn(own, 1, { label: 'AMBER' }) },
  { why: 'another name of the column', does: own => withColumn(own, 1, { name: 'picks2' }) },
]

describe('a sealed record', () => {
  it('reads as it was when nobody touched it', () => {
    expect(read(seal(1), frameOf(1))).toEqual(columns)
  })

  it.each(tamperings)('is refused with $why', ({ does }) => {
    for (let number = 1; number <= 1_250; number++) {
      const changed = does(seal(number), seal(number + 1), number)
      expect(() => read(changed, frameOf(number)), `record ${number}`).toThrow()
    }
  })

  it.each<{ why: string; change: Partial<RecordFrame> }>([
    { why: 'author', change: { author: 'ben' as MemberId } },
    { why: 'readers', change: { recipients: ['ben' as MemberId] } },
    { why: 'organisation', change: { organisation: 'lantern' as never } },
    { why: 'name', change: { name: 'C2' } },
    { why: 'kind', change: { kind: 'pressure' } },
  ])('is refused with another $why', ({ change }) => {
    expect(() => read(seal(1), { ...frameOf(1), ...change })).toThrow()
  })

  it('is refused as another version', () => {
    expect(() => read(seal(1), frameOf(1), 2)).toThrow()
  })
})
