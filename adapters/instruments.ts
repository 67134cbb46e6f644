// Instruments: chance and digests, from node:crypto.
import { createHash, randomBytes } from 'node:crypto'
import type { Hash } from '#src/security/hash.ts'
import type { Random } from '#src/security/random.ts'

/** RFC 4648 base 32 in lower case: five bits a character. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

export const random: Random = {
  /** Made ten thousand at a time when many follow what moves, hence letter by letter. */
  id: () => {
    let letters = ''
    for (const byte of randomBytes(16)) letters += LETTERS[byte & 31]
    return letters
  },
  secret: () => randomBytes(32).toString('base64url'),
}

export const hash: Hash = text => createHash('sha256').update(text).digest('hex')
