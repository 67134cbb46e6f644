// Envelope: what everything sealed looks like, and the one place where something is encrypted.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Length of every secret, in bytes. */
export const SECRET_BYTES = 32

// A sealed thing: 1 byte algorithm, 4 bytes key id, 12 bytes nonce, the encrypted bytes, 16 bytes tag.
const AES_256_GCM = 1
const HEADER_BYTES = 5
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What stands in the first bytes of what a key seals; authenticated with the rest. */
export const headerFor = (id: string): Buffer => Buffer.from([AES_256_GCM, ...Buffer.from(id, 'hex')])

/** Names a secret without telling it: 8 hexadecimal characters. */
export const keyId = (secret: Uint8Array): string => {
  const known = ids.get(secret) ?? derive(secret, 'id', 4).toString('hex')
  ids.set(secret, known)
  return known
}

/** The key of a space is asked for its name with each record that it opens. */
const ids = new WeakMap<Uint8Array, string>()

/** Which key sealed it, as `keyId` names it. */
export const sealedBy = (sealed: Uint8Array): string => cut(sealed).header.subarray(1).toString('hex')

/** HKDF-SHA-256 (RFC 5869) without salt: the secret is uniformly random already. */
export const derive = (secret: Uint8Array, use: string, bytes: number): Buffer => {
  if (secret.length !== SECRET_BYTES) throw new Error(`a secret has ${SECRET_BYTES} bytes, this one ${secret.length}`)
  return Buffer.from(hkdfSync('sha256', secret, '', `palais/${use}`, bytes))
}

/** Encrypts under a key of 32 bytes, bound to its header and a context. */
export const sealWith = (key: Uint8Array, header: Uint8Array, bound: BoundPlain): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(boundTo(header, bound.context))
  return Buffer.concat([header, nonce, cipher.update(bound.plain), cipher.final(), cipher.getAuthTag()])
}

interface BoundPlain {
  readonly plain: Uint8Array
  readonly context: string
}

/** The plain bytes. Throws when anything is other than it was. */
export const openWith = (key: Uint8Array, sealed: Uint8Array, context: string): Buffer => {
  const { header, nonce, body, tag } = cut(sealed)
  if (header[0] !== AES_256_GCM) throw new Error('sealed by an algorithm that this version does not know')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(boundTo(header, context))
  decipher.setAuthTag(tag)
  return Buffer.concat([decipher.update(body), decipher.final()])
}

/** The header has a fixed length, so header and context cannot run into one another. */
const boundTo = (header: Uint8Array, context: string): Buffer => Buffer.concat([header, Buffer.from(context, 'utf8')])

const cut = (sealed: Uint8Array) => {
  if (sealed.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) throw new Error('too short to be sealed')
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  return {
    header: bytes.subarray(0, HEADER_BYTES),
    nonce: bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES),
    body: bytes.subarray(HEADER_BYTES + NONCE_BYTES, bytes.length - TAG_BYTES),
    tag: bytes.subarray(bytes.length - TAG_BYTES),
  }
}
