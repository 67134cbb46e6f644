// Table lines: a table in fixed width, narrow enough for a phone, or as facts below each other.
import { visible } from '#src/reply/plain-text.ts'

/** A phone shows some forty characters of fixed width; a little more can be scrolled. */
const WIDEST = 56

type Cells = readonly string[]

/** Lines of equal columns; undefined when they would be too wide. */
export const tableLines = (columns: Cells, rows: readonly Cells[]): readonly string[] | undefined => {
  const all = [columns, ...rows].map(row => columns.map((_, column) => clean(row[column])))
  const widths = columns.map((_, column) => Math.max(...all.map(row => lengthOf(row[column]))))
  if (widths.reduce((sum, width) => sum + width + 2, -2) > WIDEST) return undefined
  return all.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** Each row as its first cell and what the others say. */
export const tableFacts = (columns: Cells, rows: readonly Cells[]): readonly { head: string; facts: Cells }[] =>
  rows.map(([first, ...rest]) => ({
    head: clean(first),
    facts: rest
      .map((cell, index) => [clean(columns[index + 1]), clean(cell)].filter(text => text !== '').join(': '))
      .filter(fact => fact !== ''),
  }))

const clean = (cell: string | undefined): string => visible((cell ?? '').toWellFormed())
const lengthOf = (cell: string | undefined): number => [...(cell ?? '')].length
