// The instruments: ids and secrets of the form that the ports promise.
import { describe, expect, it } from 'vitest'
import { hash, random } from '#adapters/instruments.ts'

describe('chance', () => {
  it('gives ids of 16 lower-case letters and digits, each another', () => {
    const ids = Array.from({ length: 2000 }, () => random.id())
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{16}$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('uses every letter at every place', () => {
    const ids = Array.from({ length: 2000 }, () => random.id())
    for (let place = 0; place < 16; place++) expect(new Set(ids.map(id => id[place])).size).toBe(32)
  })

  it('gives secrets of 256 bits in 43 characters of an address', () => {
    expect(random.secret()).toMatch(/^[\w-]{43}$/)
    expect(random.secret()).not.toBe(random.secret())
  })
})

describe('the digest', () => {
  it('is SHA-256 in hexadecimal', () => {
    // FIPS 180-2, appendix B.1.
    expect(hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
