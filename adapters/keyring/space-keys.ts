// Space keys: wraps the data keys of records by the key of their space.
import { createHmac } from 'node:crypto'
import type { SpaceId } from '#src/security/member.ts'
import type { SpaceKeys } from '#src/security/space-keys.ts'
import { dataKeyOf, freshSecret, wrap } from './data-key.ts'
import { keyId, openWith, sealedBy } from './envelope.ts'
import { type Secrets, writeSecrets } from './space-entry.ts'
import { type SpaceRing, whyClosed } from './space-ring.ts'

export const spaceKeys = (ring: SpaceRing): SpaceKeys => {
  const unwrapped = (space: SpaceId, wrapped: Uint8Array, context: string): Buffer => {
    const id = sealedBy(wrapped)
    const find = () => ring.secretsOf(space).keys.find(key => keyId(key) === id)
    let by = find()
    if (by === undefined) {
      ring.find(space, 'now')
      by = find()
    }
    if (by === undefined) throw new Error('wrapped by a key that is not there any more')
    return openWith(by, wrapped, context)
  }
  const newest = (space: SpaceId): Buffer => ring.secretsOf(space).keys[0]

  return {
    stateOf: space => {
      const known = ring.find(space)
      return known === undefined || known.secrets !== undefined ? 'open' : whyClosed(known)
    },
    ensure: async space => {
      if (ring.find(space, 'now') !== undefined) return void ring.secretsOf(space)
      const secrets: Secrets = { keys: [freshSecret()], index: freshSecret() }
      await ring.put({ entry: { space, mode: 'auto', ...writeSecrets(secrets) }, secrets })
    },
    newDataKey: (space, context) => {
      const secret = freshSecret()
      return { key: dataKeyOf(secret), wrapped: wrap(newest(space), secret, context) }
    },
    unwrap: (space, wrapped, context) => dataKeyOf(unwrapped(space, wrapped, context)),
    rewrap: (space, wrapped, { from, to }) => wrap(newest(space), unwrapped(space, wrapped, from), to),
    newest: space => keyId(newest(space)),
    mac: (space, text) => createHmac('sha256', ring.secretsOf(space).index).update(text, 'utf8').digest('base64url'),
  }
}
