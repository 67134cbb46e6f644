// Port: the keyring, the one file of secrets apart from the database; everything sealed goes through it.
import type { KeyCare } from './key-care.ts'
import type { SpaceKeys } from './space-keys.ts'

/** What a sealed thing is for; each purpose has its own key, so that one cannot be passed off as another. */
export const purposes = ['audit', 'confirmation', 'token', 'matrix', 'index', 'vault', 'check'] as const
export type Purpose = (typeof purposes)[number]

export interface Keyring {
  /** Encrypts and authenticates (AES-256-GCM). `context` is authenticated with it: record, column, label. */
  seal(purpose: Purpose, plain: Uint8Array, context: string): Uint8Array
  /** The plain bytes. Throws when the bytes, the purpose or the context are not what was sealed. */
  open(purpose: Purpose, sealed: Uint8Array, context: string): Uint8Array
  /** HMAC-SHA-256 of a text, base64url, 43 characters. */
  mac(purpose: Purpose, text: string): string
  /** The keys of spaces, which may be locked; the key behind all of the above never is. */
  readonly spaces: SpaceKeys & KeyCare
}
