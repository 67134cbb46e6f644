// Space ring: the spaces that the keyring knows, in memory and on the shelf that outlives the process.
import type { SpaceId } from '#src/security/member.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import { openWith } from './envelope.ts'
import { readSecrets, type Secrets, type SpaceEntry, secretsFromBytes } from './space-entry.ts'

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

/** One space; `secrets` are absent while it is closed, and `boxKey` opens the box of a sealed one. */
export interface KnownSpace {
  readonly entry: SpaceEntry
  readonly secrets?: Secrets
  readonly boxKey?: Buffer
}

export interface SpaceRing {
  /** What is known now, without looking at the shelf every time. */
  find(space: SpaceId, look?: 'now'): KnownSpace | undefined
  /** The keys of an open space. Throws VaultClosed. */
  secretsOf(space: SpaceId): Secrets
  put(space: KnownSpace): Promise<void>
}

export const spaceRing = (shelf: Shelf): SpaceRing => {
  const spaces = new Map<string, KnownSpace>()
  const learn = (entries: readonly SpaceEntry[]): void => {
    for (const entry of entries) {
      const before = spaces.get(entry.space)
      spaces.set(entry.space, opened(entry, before?.boxKey))
      forget(before)
    }
  }
  learn(shelf.first)
  const look = (when: 'now and then' | 'now'): void => learn(shelf.news(when) ?? [])
  return {
    find: (space, when = undefined) => {
      look(when ?? 'now and then')
      return spaces.get(space)
    },
    secretsOf: space => {
      look(spaces.has(space) ? 'now and then' : 'now')
      const known = spaces.get(space)
      if (known?.secrets !== undefined) return known.secrets
      throw known === undefined ? new Error('this space has no key yet') : new VaultClosed(whyClosed(known))
    },
    put: async known => {
      const { space } = known.entry
      const before = spaces.get(space)
      // What closes a space holds at once, even if the disk fails afterwards; what opens one only once it is written.
      if (known.secrets === undefined) spaces.set(space, known)
      const entries = new Map([...spaces].map(([id, one]) => [id, one.entry])).set(space, known.entry)
      await shelf.write([...entries.values()])
      spaces.set(space, known)
      if (before?.secrets !== known.secrets) forget(before)
    },
  }
}

export const whyClosed = ({ entry }: KnownSpace): 'locked' | 'wiped' => (entry.mode === 'wiped' ? 'wiped' : 'locked')

/** What can be opened without asking anybody. */
const opened = (entry: SpaceEntry, boxKey: Buffer | undefined): KnownSpace => {
  if (entry.mode === 'wiped' || entry.locked) return { entry }
  if (entry.mode === 'auto') return { entry, secrets: readSecrets(entry) }
  if (boxKey === undefined) return { entry }
  try {
    return { entry, boxKey: Buffer.from(boxKey), secrets: openBox(entry, boxKey) }
  } catch {
    return { entry }
  }
}

/** Throws when the key is not the one. */
export const openBox = (entry: Extract<SpaceEntry, { mode: 'sealed' }>, boxKey: Uint8Array): Secrets =>
  secretsFromBytes(openWith(boxKey, Buffer.from(entry.box, 'base64'), boxContext(entry.space)))

export const boxContext = (space: string): string => JSON.stringify(['space', 1, space])

/** Overwrites what memory held of it; copies that the engine made are beyond our reach. */
const forget = (known: KnownSpace | undefined): void => {
  for (const key of [...(known?.secrets?.keys ?? []), known?.secrets?.index, known?.boxKey]) key?.fill(0)
}
