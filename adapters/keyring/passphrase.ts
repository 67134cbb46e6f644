// Passphrase: from words that people keep to a key.
import { argon2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { SECRET_BYTES } from './envelope.ts'

/** 64 MiB, three passes: a third of a second here, and dear to try out by the million. RFC 9106. */
const COST = { memory: 64 * 1024, passes: 3, parallelism: 1, tagLength: SECRET_BYTES } as const

export const freshSalt = (): string => randomBytes(16).toString('base64url')

/** Argon2id. Words that look the same are the same, however a keyboard made them. */
export const keyFromPassphrase = async (passphrase: string, salt: string): Promise<Buffer> =>
  promisify(argon2)('argon2id', {
    message: passphrase.normalize('NFKC').trim().replace(/\s+/g, ' '),
    nonce: Buffer.from(salt, 'base64url'),
    ...COST,
  })
