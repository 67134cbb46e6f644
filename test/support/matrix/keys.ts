// Keys: where devices and identities put their public keys and fetch those of others (Client-Server API, end-to-end encryption).
import type { Signable, Town, TownDevice } from './town.ts'

export interface KeyUpload {
  readonly device_keys?: Signable
  readonly one_time_keys?: Readonly<Record<string, object>>
  readonly fallback_keys?: Readonly<Record<string, object>>
}

const devicesOf = (town: Town, user: string): readonly TownDevice[] =>
  [...town.devices.values()].filter(device => device.user === user)

const changed = (town: Town, user: string): void => {
  const found = town.users.get(user)
  if (found !== undefined) found.keysChangedAt = town.happen()
}

export const uploadKeys = (town: Town, device: TownDevice, upload: KeyUpload): object => {
  for (const [id, key] of Object.entries(upload.one_time_keys ?? {})) device.oneTimeKeys.set(id, key)
  for (const [id, key] of Object.entries(upload.fallback_keys ?? {})) device.fallbackKeys.set(id, key)
  if (upload.device_keys !== undefined) {
    device.keys = upload.device_keys
    changed(town, device.user)
  }
  return { one_time_key_counts: { signed_curve25519: device.oneTimeKeys.size } }
}

export const queryKeys = (town: Town, by: string, users: readonly string[]): object => {
  const known = users.flatMap(id => town.users.get(id) ?? [])
  const identities = (name: string) =>
    Object.fromEntries(
      known.flatMap(({ id, identity }) => (identity[name] === undefined ? [] : [[id, identity[name]]])),
    )
  return {
    failures: {},
    device_keys: Object.fromEntries(
      known.map(({ id }) => [
        id,
        Object.fromEntries(
          devicesOf(town, id).flatMap(device => (device.keys === undefined ? [] : [[device.id, device.keys]])),
        ),
      ]),
    ),
    master_keys: identities('master_key'),
    self_signing_keys: identities('self_signing_key'),
    user_signing_keys: users.includes(by) ? { [by]: town.users.get(by)?.identity.user_signing_key } : {},
  }
}

type Wanted = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Each key once; the fallback as often as it must be. */
export const claimKeys = (town: Town, wanted: Wanted): object => ({
  failures: {},
  one_time_keys: Object.fromEntries(
    Object.entries(wanted).map(([user, devices]) => [
      user,
      Object.fromEntries(
        devicesOf(town, user)
          .filter(device => device.id in devices)
          .flatMap(device => {
            const [id, key] = [...device.oneTimeKeys, ...device.fallbackKeys][0] ?? []
            if (id === undefined) return []
            device.oneTimeKeys.delete(id)
            return [[device.id, { [id]: key }]]
          }),
      ),
    ]),
  ),
})

export const uploadIdentity = (town: Town, user: string, keys: Readonly<Record<string, Signable | object>>): void => {
  const identity = town.users.get(user)?.identity
  for (const name of ['master_key', 'self_signing_key', 'user_signing_key'])
    if (identity !== undefined && keys[name] !== undefined) identity[name] = keys[name] as Signable
  changed(town, user)
}

type Signed = Readonly<Record<string, Readonly<Record<string, Signable>>>>

/** New signatures on what is there already: devices by their id, identities by their public key. */
export const uploadSignatures = (town: Town, signed: Signed): object => {
  for (const [user, things] of Object.entries(signed)) {
    const identity = Object.values(town.users.get(user)?.identity ?? {})
    for (const [id, { signatures = {} }] of Object.entries(things)) {
      const target =
        devicesOf(town, user).find(device => device.id === id)?.keys ??
        identity.find(one => Object.values(one.keys).includes(id))
      if (target === undefined) continue
      target.signatures ??= {}
      for (const [by, of] of Object.entries(signatures)) target.signatures[by] = { ...target.signatures[by], ...of }
    }
    changed(town, user)
  }
  return { failures: {} }
}
