// Data key: the key of one version of one record, and how it is wrapped by the key of its space.
import { randomBytes } from 'node:crypto'
import type { DataKey } from '#src/security/space-keys.ts'
import { headerFor, keyId, openWith, SECRET_BYTES, sealWith } from './envelope.ts'

/** 32 bytes from the system's chance. */
export const freshSecret = (): Buffer => randomBytes(SECRET_BYTES)

/** Seals under the secret itself: it seals one version of one record and nothing else, each column with a nonce of its own. */
export const dataKeyOf = (secret: Buffer): DataKey => {
  let header: Buffer | undefined
  return {
    seal: (plain, context) => {
      header ??= headerFor(keyId(secret))
      return sealWith(secret, header, { plain, context })
    },
    open: (sealed, context) => openWith(secret, sealed, context),
  }
}

export const wrap = (by: Buffer, secret: Buffer, context: string): Buffer =>
  sealWith(by, headerFor(keyId(by)), { plain: secret, context })
