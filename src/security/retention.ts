// Retention: how long what the vault keeps may live, by label.
import { labels } from './label.ts'
import type { Columns, VaultLabel } from './vault.ts'

export const lives: Readonly<Record<VaultLabel, Temporal.Duration>> = {
  AMBER: Temporal.Duration.from({ years: 3 }),
  'AMBER+STRICT': Temporal.Duration.from({ months: 18 }),
  RED: Temporal.Duration.from({ days: 180 }),
}

/** The label of a whole record: the highest of its columns. A record without columns is nothing that can be kept. */
export const labelOf = (columns: Columns): VaultLabel => {
  const [highest] = Object.values(columns)
    .map(column => column.label)
    .toSorted((a, b) => labels.indexOf(b) - labels.indexOf(a))
  if (highest === undefined) throw new Error('a record of the vault has at least one column')
  return highest
}

/** The first day on which a record is no longer kept, counted from the day that it is about. */
export const keepUntil = (label: VaultLabel, from: Temporal.PlainDate): string => from.add(lives[label]).toString()
