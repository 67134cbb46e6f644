// Key text: every key of IndexedDB comes back as it was.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Key, keyFrom, keyText } from '#adapters/matrix/store/key-text.ts'

const { key } = fc.letrec<{ key: Key }>(tie => ({
  key: fc.oneof(
    { maxDepth: 3 },
    fc.double({ noNaN: true }).map(number => number + 0),
    fc.string({ unit: 'binary' }),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array(),
    fc.array(tie('key')),
  ),
}))

describe('A key', () => {
  it('comes back from its text', () => {
    fc.assert(fc.property(key, one => void expect(keyFrom(keyText(one))).toEqual(one)))
  })

  it('has a text that no other key has', () => {
    const alike: readonly Key[] = [1, '1', 'n1', new Date(1), [1], ['1'], [[1]], new Uint8Array([1]), '', [], [[]]]
    expect(new Set(alike.map(keyText)).size).toBe(alike.length)
  })

  it('is the same as bytes and as a buffer', () => {
    expect(keyText(new Uint8Array([1, 2]).buffer)).toBe(keyText(new Uint8Array([1, 2])))
  })
})
