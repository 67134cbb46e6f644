// Retention: how long what the vault keeps may live, by label, and how long the keys may.
import { instantText } from '#src/instant-text.ts'
import { labels } from './label.ts'
import { stored } from './label-table.ts'
import type { Columns, VaultLabel } from './vault.ts'

export const lives: Readonly<Record<VaultLabel, Temporal.Duration>> = {
  AMBER: Temporal.Duration.from({ years: 3 }),
  'AMBER+STRICT': Temporal.Duration.from({ months: 18 }),
  RED: Temporal.Duration.from({ days: 180 }),
}

/** The label of a whole record: the highest of its columns. Throws for what is nothing that the vault keeps. */
export const labelOf = (columns: Columns): VaultLabel => {
  const plain = Object.values(columns).find(column => stored[column.label] !== 'vault')
  if (plain !== undefined) throw new Error(`what is ${plain.label} is not kept in the vault`)
  const [highest] = Object.values(columns)
    .map(column => column.label)
    .toSorted((a, b) => labels.indexOf(b) - labels.indexOf(a))
  if (highest === undefined) throw new Error('a record of the vault has at least one column')
  return highest
}

/** The first day on which a record is no longer kept, counted from the day that it is about. */
export const keepUntil = (label: VaultLabel, from: Temporal.PlainDate): string => from.add(lives[label]).toString()

/** Keys of spaces are renewed after so long, if nothing asks for it earlier. */
const KEY_LIFE = Temporal.Duration.from({ hours: 90 * 24 })

/** From an instant to an instant, 24-character UTC text. */
export const nextRenewal = (at: string): string => instantText(Temporal.Instant.from(at).add(KEY_LIFE))
