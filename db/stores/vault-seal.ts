// Vault seal: turns the columns of one version into sealed text and back, each bound to where it stands.

import type { DataKey, SpaceKeys } from '#src/security/space-keys.ts'
import type { Columns, RecordFrame, VaultLabel } from '#src/security/vault.ts'

/** Raised when the form of what is bound changes; a record says by failing that it has another. */
const FORM = 1

/** What a column is bound to: nothing of it can be moved to another record, version or name, nor be given another label. */
const columnContext = ({ space, kind, id }: RecordFrame, version: number, column: { name: string; label: string }) =>
  JSON.stringify(['column', FORM, space, kind, id, version, column.name, column.label])

/** What the key of a version is bound to: everything that says whose it is and who may read it. */
export const keyContext = (frame: RecordFrame, version: number): string =>
  JSON.stringify([
    'key',
    FORM,
    frame.space,
    frame.kind,
    frame.id,
    version,
    frame.name,
    frame.author,
    frame.organisation ?? null,
    [...frame.recipients].sort(),
  ])

export interface SealedColumn {
  readonly name: string
  readonly label: string
  readonly sealed: string
}

export interface SealedVersion {
  readonly columns: readonly SealedColumn[]
  readonly wrapped: string
}

export const sealVersion = (
  keys: SpaceKeys,
  frame: RecordFrame,
  given: { version: number; columns: Columns },
): SealedVersion => {
  const { version, columns } = given
  const { key, wrapped } = keys.newDataKey(frame.space, keyContext(frame, version))
  return {
    wrapped: base64(wrapped),
    columns: Object.entries(columns).map(([name, { label, value }]) => ({
      name,
      label,
      sealed: base64(key.seal(encode(value), columnContext(frame, version, { name, label }))),
    })),
  }
}

/** Opens the columns that are wanted. Throws when any of them, or the key, is not what was sealed there. */
export const openVersion = (
  key: DataKey,
  frame: RecordFrame,
  given: { readonly version: number; readonly columns: readonly SealedColumn[] },
): Columns =>
  Object.fromEntries(
    given.columns.map(({ name, label, sealed }) => [
      name,
      {
        label: label as VaultLabel,
        value: decode(key.open(bytes(sealed), columnContext(frame, given.version, { name, label }))),
      },
    ]),
  )

export const base64 = (plain: Uint8Array): string => Buffer.from(plain).toString('base64')
export const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64')

const encode = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value ?? null), 'utf8')
const decode = (plain: Uint8Array): unknown => JSON.parse(Buffer.from(plain).toString('utf8'))
