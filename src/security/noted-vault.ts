// Noted vault: the vault as one person may use it while they are answered, keeping note of what they were given to read.
import type { Actor } from './actor.ts'
import type { RecordId, Vault, VaultRecord } from './vault.ts'
import { VaultClosed } from './vault-closed.ts'

/** Everything but asking for its state and purging is closed to an operator who speaks for somebody. */
export const notedVault = (vault: Vault, actor: Pick<Actor, 'speaking'>, note: (id: RecordId) => void): Vault => {
  const enter = (): Vault => {
    if (actor.speaking === 'operator') throw new VaultClosed('operator')
    return vault
  }
  const noted = <T extends VaultRecord | undefined>(record: T): T => {
    if (record !== undefined) note(record.id)
    return record
  }
  return {
    state: space => vault.state(space),
    put: async record => enter().put(record),
    amend: async (id, version) => enter().amend(id, version),
    read: async (id, reader) => noted(await enter().read(id, reader)),
    named: async (kind, name, reader) => noted(await enter().named(kind, name, reader)),
    versions: async (id, reader) => (await enter().versions(id, reader)).map(noted),
    find: async (wish, reader) => (await enter().find(wish, reader)).map(noted),
    purge: async (ids, at) => vault.purge(ids, at),
  }
}
