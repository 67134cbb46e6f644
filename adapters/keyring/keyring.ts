// Keyring: seals, opens and signs with keys that are derived from secrets of 32 bytes, one key for each purpose.
import { createHmac } from 'node:crypto'
import type { Keyring, Purpose } from '#src/security/keyring.ts'
import { derive, headerFor, keyId, openWith, sealedBy, sealWith } from './envelope.ts'
import { keyCare } from './key-care.ts'
import { spaceKeys } from './space-keys.ts'
import { noShelf, type Shelf, spaceRing } from './space-ring.ts'

/** A keyring of one secret, whose spaces' keys live as long as it does. Throws when it is not 32 bytes long. */
export const keyringFrom = (secret: Uint8Array): Keyring => keyringOf([secret])

/** A keyring of several secrets: the first seals and signs, each opens what it sealed. */
export const keyringOf = (secrets: readonly [Uint8Array, ...Uint8Array[]], shelf: Shelf = noShelf): Keyring => {
  const keys = new Map(secrets.map(secret => [keyId(secret), derivedFrom(secret)]))
  const first = derivedFrom(secrets[0])
  const header = headerFor(keyId(secrets[0]))
  const ring = spaceRing(shelf)
  return {
    seal: (purpose, plain, context) => sealWith(first(`seal/${purpose}`), header, { plain, context }),
    open: (purpose, sealed, context) => {
      const key = keys.get(sealedBy(sealed))
      if (key === undefined) throw new Error('sealed with a key that this keyring lacks')
      return openWith(key(`seal/${purpose}`), sealed, context)
    },
    mac: (purpose, text) =>
      createHmac('sha256', first(`mac/${purpose}`))
        .update(text, 'utf8')
        .digest('base64url'),
    spaces: { ...spaceKeys(ring), ...keyCare(ring) },
  }
}

/** Gives the key for a use, each derived once. */
const derivedFrom = (secret: Uint8Array) => {
  const made = new Map<string, Buffer>()
  return (use: `${'seal' | 'mac'}/${Purpose}`): Buffer => {
    const key = made.get(use) ?? derive(secret, use, 32)
    made.set(use, key)
    return key
  }
}
