// The keyring: what was sealed opens again, and nothing else does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyringFrom, keyringOf } from '#adapters/keyring/keyring.ts'
import { type Purpose, purposes } from '#src/security/keyring.ts'

const secret = (filled: number): Uint8Array => new Uint8Array(32).fill(filled)
const keyring = keyringFrom(secret(7))
const bytes = (text: string): Uint8Array => Buffer.from(text)

describe('a keyring', () => {
  it('opens whatever it sealed', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.string(),
        fc.constantFrom(...purposes),
        (plain, context, purpose) => {
          const sealed = keyring.seal(purpose, plain, context)
          expect(Buffer.from(keyring.open(purpose, sealed, context)).equals(Buffer.from(plain))).toBe(true)
        },
      ),
    )
  })

  it('opens after a restart what it sealed before', () => {
    const sealed = keyring.seal('token', bytes('xoxb'), 'installation 1')
    expect(Buffer.from(keyringFrom(secret(7)).open('token', sealed, 'installation 1')).toString()).toBe('xoxb')
  })

  it('refuses bytes in which any one bit is other than it was', () => {
    const sealed = keyring.seal('vault', bytes('lean'), 'record C1')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = Uint8Array.from(sealed)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => keyring.open('vault', flipped, 'record C1'), `bit ${bit}`).toThrow()
    }
  })

  it.each<{ why: string; purpose: Purpose; context: string; by: number }>([
    { why: 'another purpose', purpose: 'matrix', context: 'record C1', by: 7 },
    { why: 'another record', purpose: 'vault', context: 'record C2', by: 7 },
    { why: 'another keyring', purpose: 'vault', context: 'record C1', by: 8 },
  ])('refuses $why', ({ purpose, context, by }) => {
    const sealed = keyring.seal('vault', bytes('lean'), 'record C1')
    expect(() => keyringFrom(secret(by)).open(purpose, sealed, context)).toThrow()
  })

  it('refuses what is too short to be sealed', () => {
    for (let length = 0; length < 33; length++)
      expect(() => keyring.open('check', new Uint8Array(length), '')).toThrow()
  })

  it('never seals the same bytes alike', () => {
    const one = keyring.seal('check', bytes('same'), '')
    expect(Buffer.from(keyring.seal('check', bytes('same'), '')).equals(Buffer.from(one))).toBe(false)
  })

  it('still opens with an older key what that key sealed, and seals with the first', () => {
    const both = keyringOf([secret(8), secret(7)])
    expect(both.open('check', keyring.seal('check', bytes('old'), ''), '')).toHaveLength(3)
    expect(keyringFrom(secret(8)).open('check', both.seal('check', bytes('new'), ''), '')).toHaveLength(3)
  })

  it('signs with 43 characters that differ by purpose and text', () => {
    const mac = keyring.mac('index', 'Ana')
    expect(mac).toMatch(/^[\w-]{43}$/)
    expect(keyring.mac('index', 'Ana')).toBe(mac)
    expect(new Set([mac, keyring.mac('audit', 'Ana'), keyring.mac('index', 'Li')]).size).toBe(3)
  })

  it('is made of 32 bytes and of nothing else', () => {
    expect(() => keyringFrom(new Uint8Array(31))).toThrow('32 bytes')
  })
})
