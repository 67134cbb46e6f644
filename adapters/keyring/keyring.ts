// Keyring: seals, opens and signs with keys that are derived from secrets of 32 bytes, one key for each purpose.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Keyring, Purpose } from '#src/security/keyring.ts'

/** Length of the secret that everything is derived from, in bytes. */
export const SECRET_BYTES = 32

// A sealed thing: 1 byte algorithm, 4 bytes key id, 12 bytes nonce, the encrypted bytes, 16 bytes tag.
const AES_256_GCM = 1
const HEADER_BYTES = 5
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A keyring of one secret. Throws when it is not 32 bytes long. */
export const keyringFrom = (secret: Uint8Array): Keyring => keyringOf([secret])

/** A keyring of several secrets: the first seals and signs, each opens what it sealed. */
export const keyringOf = (secrets: readonly [Uint8Array, ...Uint8Array[]]): Keyring => {
  const keys = new Map(secrets.map(secret => [keyId(secret), derivedFrom(secret)]))
  const first = derivedFrom(secrets[0])
  const header = Buffer.from([AES_256_GCM, ...Buffer.from(keyId(secrets[0]), 'hex')])
  return {
    seal: (purpose, plain, context) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', first(`seal/${purpose}`), nonce)
      cipher.setAAD(boundTo(header, context))
      return Buffer.concat([header, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open: (purpose, sealed, context) => {
      const { head, nonce, body, tag } = cutEnvelope(sealed)
      const key = keys.get(head.subarray(1).toString('hex'))
      if (head[0] !== AES_256_GCM || key === undefined) throw new Error('sealed with a key that this keyring lacks')
      const decipher = createDecipheriv('aes-256-gcm', key(`seal/${purpose}`), nonce)
      decipher.setAAD(boundTo(head, context))
      decipher.setAuthTag(tag)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
    mac: (purpose, text) =>
      createHmac('sha256', first(`mac/${purpose}`))
        .update(text, 'utf8')
        .digest('base64url'),
  }
}

/** Names a secret without telling it: 8 hexadecimal characters. */
export const keyId = (secret: Uint8Array): string => derive(secret, 'id', 4).toString('hex')

/** Gives the key for a use, each derived once. */
const derivedFrom = (secret: Uint8Array) => {
  const made = new Map<string, Buffer>()
  return (use: `${'seal' | 'mac'}/${Purpose}`): Buffer => {
    const key = made.get(use) ?? derive(secret, use, 32)
    made.set(use, key)
    return key
  }
}

/** HKDF-SHA-256 (RFC 5869) without salt: the secret is uniformly random already. */
const derive = (secret: Uint8Array, use: string, bytes: number): Buffer => {
  if (secret.length !== SECRET_BYTES) throw new Error(`a secret has ${SECRET_BYTES} bytes, this one ${secret.length}`)
  return Buffer.from(hkdfSync('sha256', secret, '', `palais/${use}`, bytes))
}

/** The header has a fixed length, so header and context cannot run into one another. */
const boundTo = (header: Uint8Array, context: string): Buffer => Buffer.concat([header, Buffer.from(context, 'utf8')])

const cutEnvelope = (sealed: Uint8Array) => {
  if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) throw new Error('too short to be sealed')
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  return {
    head: bytes.subarray(0, HEADER_BYTES),
    nonce: bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES),
    body: bytes.subarray(HEADER_BYTES + NONCE_BYTES, bytes.length - TAG_BYTES),
    tag: bytes.subarray(bytes.length - TAG_BYTES),
  }
}
