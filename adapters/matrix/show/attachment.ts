// Attachment: a file encrypted for an encrypted room (Client-Server API, sending encrypted attachments).
import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** What goes to the server, and what only the room learns. */
export interface Attachment {
  readonly bytes: Uint8Array
  readonly file: (url: string) => object
}

/** AES-256-CTR with a key and a counter of its own; the hash is of what the server has. */
export const attachment = (plain: Uint8Array): Attachment => {
  const key = randomBytes(32)
  const counter = Buffer.concat([randomBytes(8), Buffer.alloc(8)])
  const cipher = createCipheriv('aes-256-ctr', key, counter)
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()])
  return {
    bytes,
    file: url => ({
      v: 'v2',
      url,
      key: { kty: 'oct', alg: 'A256CTR', ext: true, k: key.toString('base64url'), key_ops: ['encrypt', 'decrypt'] },
      iv: unpadded(counter),
      hashes: { sha256: unpadded(createHash('sha256').update(bytes).digest()) },
    }),
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
