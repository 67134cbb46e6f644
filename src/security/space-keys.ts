// Port: the keys of spaces, part of the keyring; each wraps the data keys of its space's records.
import type { SpaceId } from './member.ts'
import type { VaultState } from './vault.ts'

/** A key that seals one version of one record; its bytes stay where it was made. */
export interface DataKey {
  /** AES-256-GCM; `context` is authenticated with it: record, column, label, version. */
  seal(plain: Uint8Array, context: string): Uint8Array
  /** Throws when the bytes or the context are not what was sealed. */
  open(sealed: Uint8Array, context: string): Uint8Array
}

export interface SpaceKeys {
  /** A space without a key is open: it gets one when first needed. */
  stateOf(space: SpaceId): VaultState
  /** Makes the first key of a space, on the disk before it returns; nothing when there is one. Throws VaultClosed. */
  ensure(space: SpaceId): Promise<void>
  /** A new data key, and how to keep it: wrapped by the space's newest key, bound to a context. Throws VaultClosed. */
  newDataKey(space: SpaceId, context: string): { readonly key: DataKey; readonly wrapped: Uint8Array }
  /** Throws VaultClosed; or an error when the bytes or the context are not what was wrapped, or the key is gone. */
  unwrap(space: SpaceId, wrapped: Uint8Array, context: string): DataKey
  /** The same data key, wrapped by the newest key, bound to another context. Throws as `unwrap` does. */
  rewrap(space: SpaceId, wrapped: Uint8Array, contexts: { readonly from: string; readonly to: string }): Uint8Array
  /** Names the newest key, 8 hexadecimal characters; what is wrapped says by which key in the same way. Throws VaultClosed. */
  newest(space: SpaceId): string
  /** HMAC-SHA-256 of a text under a key of the space that rotation leaves as it is, base64url. Throws VaultClosed. */
  mac(space: SpaceId, text: string): string
}
