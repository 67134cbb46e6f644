// Vault index: finds records by exact values without saying which values there are.

import { labelOf } from '#src/security/retention.ts'
import type { SpaceKeys } from '#src/security/space-keys.ts'
import type { Columns, NewVersion, RecordFrame } from '#src/security/vault.ts'

/** The values themselves, sealed beside the columns; no reader is ever given it. */
export const INDEX_COLUMN = '#index'

/** Three letters, 18 bits: hashes that collide hide how often a value occurs, and cost a few records opened in vain. */
const LETTERS = 3

type Values = Readonly<Record<string, string>>

export const blindMacs = (keys: SpaceKeys, { space, kind }: Pick<RecordFrame, 'space' | 'kind'>, values: Values) => [
  ...new Set(
    Object.entries(values).map(([name, value]) =>
      keys.mac(space, JSON.stringify([kind, name, folded(value)])).slice(0, LETTERS),
    ),
  ),
]

/** The columns of a version, and the sealed values of its index. */
export const withIndex = ({ columns, index }: NewVersion): Columns =>
  index === undefined ? columns : { ...columns, [INDEX_COLUMN]: { label: labelOf(columns), value: foldedAll(index) } }

/** Whether the index of a record says all of these. */
export const indexHolds = (columns: Columns, wanted: Values): boolean => {
  const values = (columns[INDEX_COLUMN]?.value ?? {}) as Values
  return Object.entries(foldedAll(wanted)).every(([name, value]) => values[name] === value)
}

const folded = (value: string): string => value.normalize('NFKC').toLowerCase().trim()
const foldedAll = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, folded(value)]))
