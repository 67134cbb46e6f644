// Space keys: the keys of spaces in memory, and on the shelf that outlives the process.
import { createHmac } from 'node:crypto'
import type { SpaceId } from '#src/security/member.ts'
import type { SpaceKeys } from '#src/security/space-keys.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import { dataKeyOf, freshSecret, wrap } from './data-key.ts'
import { keyId, openWith, sealedBy } from './envelope.ts'
import { readSecrets, type Secrets, type SpaceEntry, writeSecrets } from './space-entry.ts'

/** Where entries are kept: the key file, or nothing at all. */
export interface Shelf {
  /** What it held when it was opened. */
  readonly first: readonly SpaceEntry[]
  /** What it holds, when that changed since it was last read or written here: other processes may share it. */
  news(look: 'now and then' | 'now'): readonly SpaceEntry[] | undefined
  /** All of them, on the disk before it returns. */
  write(entries: readonly SpaceEntry[]): Promise<void>
}

/** Lives and dies with the process. */
export const noShelf: Shelf = { first: [], news: () => undefined, write: async () => undefined }

interface Space {
  readonly entry: SpaceEntry
  /** Absent while it is closed. */
  readonly secrets?: Secrets
}

export const keysOfSpaces = (shelf: Shelf): SpaceKeys => {
  const spaces = new Map<string, Space>(shelf.first.map(entry => [entry.space, opened(entry)]))
  const look = (when: 'now and then' | 'now' = 'now and then'): void => {
    for (const entry of shelf.news(when) ?? []) spaces.set(entry.space, opened(entry))
  }
  const put = async (space: Space): Promise<void> => {
    spaces.set(space.entry.space, space)
    await shelf.write([...spaces.values()].map(one => one.entry))
  }
  const secretsOf = (space: SpaceId): Secrets => {
    look()
    if (!spaces.has(space)) look('now')
    const known = spaces.get(space)
    if (known?.secrets !== undefined) return known.secrets
    throw known === undefined ? new Error('this space has no key yet') : new VaultClosed(whyClosed(known))
  }
  const unwrapped = (space: SpaceId, wrapped: Uint8Array, context: string): Buffer => {
    const id = sealedBy(wrapped)
    const find = () => secretsOf(space).keys.find(key => keyId(key) === id)
    let by = find()
    if (by === undefined) {
      look('now')
      by = find()
    }
    if (by === undefined) throw new Error('wrapped by a key that is not there any more')
    return openWith(by, wrapped, context)
  }

  return {
    stateOf: space => {
      look()
      const known = spaces.get(space)
      return known === undefined || known.secrets !== undefined ? 'open' : whyClosed(known)
    },
    ensure: async space => {
      look('now')
      if (!spaces.has(space)) {
        const secrets: Secrets = { keys: [freshSecret()], index: freshSecret() }
        await put({ entry: { space, mode: 'auto', ...writeSecrets(secrets) }, secrets })
      } else secretsOf(space)
    },
    newDataKey: (space, context) => {
      const secret = freshSecret()
      return { key: dataKeyOf(secret), wrapped: wrap(secretsOf(space).keys[0], secret, context) }
    },
    unwrap: (space, wrapped, context) => dataKeyOf(unwrapped(space, wrapped, context)),
    rewrap: (space, wrapped, { from, to }) => wrap(secretsOf(space).keys[0], unwrapped(space, wrapped, from), to),
    newest: space => keyId(secretsOf(space).keys[0]),
    mac: (space, text) => createHmac('sha256', secretsOf(space).index).update(text, 'utf8').digest('base64url'),
  }
}

const opened = (entry: SpaceEntry): Space =>
  entry.mode === 'auto' ? { entry, secrets: readSecrets(entry) } : { entry }

const whyClosed = ({ entry }: Space): 'locked' | 'wiped' => (entry.mode === 'wiped' ? 'wiped' : 'locked')
