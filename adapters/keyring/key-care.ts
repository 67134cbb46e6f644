// Key care: locks, opens, renews and destroys the keys of spaces.
import type { KeyCare } from '#src/security/key-care.ts'
import type { SpaceId } from '#src/security/member.ts'
import { VaultClosed } from '#src/security/vault-closed.ts'
import { closeAgeBox, openAgeBox } from './age-box.ts'
import { freshSecret } from './data-key.ts'
import { headerFor, keyId, sealWith } from './envelope.ts'
import { freshSalt, keyFromPassphrase } from './passphrase.ts'
import {
  readSecrets,
  type Secrets,
  type SpaceEntry,
  secretsFromBytes,
  secretsToBytes,
  writeSecrets,
} from './space-entry.ts'
import { boxContext, type KnownSpace, openBox, type SpaceRing } from './space-ring.ts'

type Recovery = Extract<SpaceEntry, { mode: 'auto' }>['recovery']

export const keyCare = (ring: SpaceRing): KeyCare => {
  const openSpace = (space: SpaceId) => {
    const secrets = ring.secretsOf(space)
    const known = ring.find(space)
    if (known === undefined || known.entry.mode === 'wiped') throw new VaultClosed('wiped')
    return { entry: known.entry, secrets, ...(known.boxKey === undefined ? {} : { boxKey: known.boxKey }) }
  }
  /** The same keys for whoever can recover them. */
  const recoveryOf = async (secrets: Secrets, recipients: readonly string[]): Promise<{ recovery?: Recovery }> => {
    if (recipients.length === 0) return {}
    const box = await closeAgeBox(secretsToBytes(secrets), recipients)
    if (box === undefined) throw new Error('a recovery key that was accepted is not accepted any more')
    return { recovery: { recipients: [...recipients], box: base64(box) } }
  }
  /** Writes other keys for a space, in the form that it has. */
  const rewrite = async (space: SpaceId, change: (secrets: Secrets) => Secrets): Promise<void> => {
    const { entry, secrets, boxKey } = openSpace(space)
    const changed = change(copyOf(secrets))
    await ring.put(formed(entry, changed, { boxKey, ...(await recoveryOf(changed, entry.recovery?.recipients ?? [])) }))
  }

  return {
    modeOf: space => ring.find(space)?.entry.mode ?? 'none',
    lock: async space => {
      const { entry } = openSpace(space)
      await ring.put({ entry: { ...entry, locked: true } })
    },
    unlock: async (space, passphrase) => {
      const known = ring.find(space, 'now')
      if (known?.entry.mode === 'wiped') throw new VaultClosed('wiped')
      if (known === undefined || known.secrets !== undefined) return 'open'
      const { locked: _locked, ...entry } = known.entry
      if (entry.mode === 'auto') {
        await ring.put({ entry, secrets: readSecrets(entry) })
        return 'open'
      }
      if (entry.mode !== 'sealed' || passphrase === undefined) return 'wrong'
      const boxKey = await keyFromPassphrase(passphrase, entry.salt)
      try {
        await ring.put({ entry, boxKey, secrets: openBox(entry, boxKey) })
        return 'open'
      } catch {
        return 'wrong'
      }
    },
    seal: async (space, passphrase) => {
      const { entry, secrets } = openSpace(space)
      const salt = freshSalt()
      const boxKey = await keyFromPassphrase(passphrase, salt)
      const { recovery } = entry
      await ring.put(formed({ space, mode: 'sealed', salt, box: '' }, copyOf(secrets), { boxKey, recovery }))
    },
    unseal: async space => {
      const { entry, secrets } = openSpace(space)
      const { recovery } = entry
      await ring.put(formed({ space, mode: 'auto', keys: [''], index: '' }, copyOf(secrets), { recovery }))
    },
    renew: async space => {
      if (ring.secretsOf(space).keys.length > 1) return
      await rewrite(space, ({ keys, index }) => ({ keys: [freshSecret(), ...keys], index }))
    },
    retire: async space => {
      if (ring.secretsOf(space).keys.length === 1) return
      await rewrite(space, ({ keys, index }) => ({ keys: [keys[0]], index }))
    },
    olderKeys: space => {
      const secrets = ring.find(space, 'now')?.secrets
      return (secrets?.keys ?? []).slice(1).map(keyId)
    },
    wipe: async space => ring.put({ entry: { space, mode: 'wiped' } }),
    setRecovery: async (space, recipients) => {
      const { entry, secrets, boxKey } = openSpace(space)
      if ((await closeAgeBox(new Uint8Array(1), recipients)) === undefined) return 'wrong'
      const kept = copyOf(secrets)
      await ring.put(formed(entry, kept, { boxKey, ...(await recoveryOf(kept, recipients)) }))
      return 'open'
    },
    recoverers: space => {
      const entry = ring.find(space)?.entry
      return entry === undefined || entry.mode === 'wiped' ? 0 : (entry.recovery?.recipients.length ?? 0)
    },
    recover: async (space, secret) => {
      const entry = ring.find(space, 'now')?.entry
      if (entry === undefined || entry.mode === 'wiped' || entry.recovery === undefined) return 'wrong'
      const plain = await openAgeBox(Buffer.from(entry.recovery.box, 'base64'), secret)
      if (plain === undefined) return 'wrong'
      const { recovery } = entry
      await ring.put(formed({ space, mode: 'auto', keys: [''], index: '' }, secretsFromBytes(plain), { recovery }))
      return 'open'
    },
  }
}

interface Form {
  readonly boxKey?: Buffer | undefined
  readonly recovery?: Recovery
}

/** An open space with these keys, in the mode of an entry. */
const formed = (
  entry: Exclude<SpaceEntry, { mode: 'wiped' }>,
  secrets: Secrets,
  { boxKey, recovery }: Form,
): KnownSpace => {
  const common = { space: entry.space, ...(recovery === undefined ? {} : { recovery }) }
  if (entry.mode === 'auto') return { entry: { ...common, mode: 'auto', ...writeSecrets(secrets) }, secrets }
  if (boxKey === undefined) throw new VaultClosed('locked')
  const box = sealWith(boxKey, headerFor(keyId(boxKey)), {
    plain: secretsToBytes(secrets),
    context: boxContext(entry.space),
  })
  return {
    entry: { ...common, mode: 'sealed', salt: entry.salt, box: base64(box) },
    secrets,
    boxKey: Buffer.from(boxKey),
  }
}

/** The ring overwrites what it forgets, so what goes on must be other bytes. */
const copyOf = ({ keys, index }: Secrets): Secrets => ({
  keys: keys.map(key => Buffer.from(key)) as [Buffer, ...Buffer[]],
  index: Buffer.from(index),
})

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
