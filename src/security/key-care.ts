// Port: care for the keys of spaces: locking, opening, renewing and destroying them.
import type { SpaceId } from './member.ts'

/** `auto`: whoever starts the program has the keys · `sealed`: only with a passphrase that people keep. */
export type KeyMode = 'none' | 'auto' | 'sealed' | 'wiped'

/** Whether what was given fits: a wrong passphrase, or the key of nobody who may recover, changes nothing. */
export type Opened = 'open' | 'wrong'

/** Each is on the disk before it returns, all of it or nothing. All but `unlock`, `recover` and `wipe` throw VaultClosed while the space is closed. */
export interface KeyCare {
  modeOf(space: SpaceId): KeyMode
  /** Drops the keys from memory; every process that shares the keyring does so. */
  lock(space: SpaceId): Promise<void>
  /** Opens a locked space; a sealed one needs its passphrase. */
  unlock(space: SpaceId, passphrase?: string): Promise<Opened>
  /** From now on a start finds the space locked, and only this passphrase opens it. */
  seal(space: SpaceId, passphrase: string): Promise<void>
  /** Back to `auto`. */
  unseal(space: SpaceId): Promise<void>
  /** Adds a newest key, unless a renewal is under way; what was wrapped by older ones still opens. */
  renew(space: SpaceId): Promise<void>
  /** Destroys all keys but the newest: nothing may be wrapped by them any more. */
  retire(space: SpaceId): Promise<void>
  /** Older keys than the newest, as `newest` names them: a renewal that is not done. */
  olderKeys(space: SpaceId): readonly string[]
  /** Destroys everything, in memory and on the disk, for ever. */
  wipe(space: SpaceId): Promise<void>
  /** Whoever has the secret to one of these (age recipients, `age1…`) can open the space without its passphrase; none: nobody. */
  setRecovery(space: SpaceId, recipients: readonly string[]): Promise<Opened>
  /** How many can. */
  recoverers(space: SpaceId): number
  /** Opens a sealed space with such a secret, and puts it in `auto` until it is sealed anew. */
  recover(space: SpaceId, secret: string): Promise<Opened>
}
