// Instruments: chance and digests, from node:crypto.
import { createHash, randomBytes } from 'node:crypto'
import type { Hash } from '#src/security/hash.ts'
import type { Random } from '#src/security/random.ts'

/** RFC 4648 base 32 in lower case: five bits a character. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

export const random: Random = {
  id: () => {
    const bits = BigInt(`0x${randomBytes(10).toString('hex')}`)
    return Array.from({ length: 16 }, (_, place) => LETTERS[Number((bits >> BigInt(5 * place)) & 31n)]).join('')
  },
  secret: () => randomBytes(32).toString('base64url'),
}

export const hash: Hash = text => createHash('sha256').update(text).digest('hex')
