// Noted vault: the vault as one person may use it while they are answered, keeping note of what they were given to read.
import type { RecordId, Vault, VaultRecord } from './vault.ts'

/** `enter` throws VaultClosed for whoever may not; asking for its state and purging are open to everybody. */
export const notedVault = (vault: Vault, enter: () => Promise<void>, note: (id: RecordId) => void): Vault => {
  const inside = async (): Promise<Vault> => {
    await enter()
    return vault
  }
  const noted = <T extends VaultRecord | undefined>(record: T): T => {
    if (record !== undefined) note(record.id)
    return record
  }
  return {
    state: space => vault.state(space),
    put: async record => (await inside()).put(record),
    amend: async (id, version) => (await inside()).amend(id, version),
    read: async (id, reader) => noted(await (await inside()).read(id, reader)),
    named: async (kind, name, reader) => noted(await (await inside()).named(kind, name, reader)),
    versions: async (id, reader) => (await (await inside()).versions(id, reader)).map(noted),
    find: async (wish, reader) => (await (await inside()).find(wish, reader)).map(noted),
    purge: (ids, at) => vault.purge(ids, at),
  }
}
