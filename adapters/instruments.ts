// Instruments: chance and digests, from node:crypto.
import { createHash, randomBytes, randomFillSync } from 'node:crypto'
import type { Hash } from '#src/security/hash.ts'
import type { Random } from '#src/security/random.ts'

/** RFC 4648 base 32 in lower case: five bits a character. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

const ID_LENGTH = 16

/** Bytes for the next ids: to fetch them for each costs ten times as much as all the rest. No secret is made of them. */
const bytes = new Uint8Array(256 * ID_LENGTH)
let used = bytes.length

export const random: Random = {
  /** Made ten thousand at a time when many follow what moves, hence letter by letter. */
  id: () => {
    if (used === bytes.length) {
      randomFillSync(bytes)
      used = 0
    }
    let letters = ''
    for (const byte of bytes.subarray(used, used + ID_LENGTH)) letters += LETTERS[byte & 31]
    used += ID_LENGTH
    return letters
  },
  secret: () => randomBytes(32).toString('base64url'),
}

export const hash: Hash = text => createHash('sha256').update(text).digest('hex')
