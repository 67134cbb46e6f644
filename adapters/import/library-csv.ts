// libraryCsv: voting records of the United Nations Digital Library as CSV: one row a State and vote.
import { parse } from 'csv-parse/sync'
import type { LibraryRecord, LibraryRow } from '#src/votes/roll-call/library-record.ts'

/** Columns that every layout has; those of 2025 and 2026 differ by `vote_note`. */
const NEEDED = ['ms_code', 'ms_name', 'ms_vote', 'date'] as const
const TOTALS = { total_yes: 'Y', total_no: 'N', total_abstentions: 'A', total_non_voting: 'X' } as const

type Row = Readonly<Partial<Record<string, string>>>

export const isLibraryCsv = (text: string): boolean => {
  const header = text.slice(0, 2_000).trimStart().split(/\r?\n/, 1)[0] ?? ''
  return NEEDED.every(column => header.includes(column))
}

/** One record for each vote, in the order of its first row. Lines that are no rows are left out. */
export const libraryCsv = (text: string): readonly LibraryRecord[] => {
  const votes = new Map<string, { readonly row: Row; readonly at: number }[]>()
  const starts = lineStarts(text)
  for (const { record, info } of rowsIn(text)) {
    const key = [record.undl_id, record.date, record.resolution, record.draft, record.meeting].join('|')
    const rows = votes.get(key) ?? []
    votes.set(key, rows)
    rows.push({ row: record, at: starts[info.lines - 1] ?? 0 })
  }
  return [...votes.values()].map(toRecord)
}

const rowsIn = (text: string): readonly { readonly record: Row; readonly info: { readonly lines: number } }[] =>
  parse(text.trimStart(), {
    bom: true,
    columns: true,
    delimiter: delimiterOf(text),
    info: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    skipRecordsWithError: true,
    trim: true,
  }) as unknown as readonly { readonly record: Row; readonly info: { readonly lines: number } }[]

/** Titles hold semicolons, so the sign between columns is that of the header. */
export const delimiterOf = (beginning: string): string => {
  const header = beginning.trimStart().split(/\r?\n/, 1)[0] ?? ''
  return [',', ';', '\t'].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','
}

/** Where each line begins, so that what is said of a row tells where it stands. */
const lineStarts = (text: string): readonly number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]

const toRecord = (rows: readonly { readonly row: Row; readonly at: number }[]): LibraryRecord => {
  const first = rows[0]?.row ?? {}
  return {
    rows: rows.map(
      ({ row, at }): LibraryRow => ({
        letter: row.ms_vote ?? '',
        name: row.ms_name ?? '',
        code: row.ms_code,
        at,
      }),
    ),
    date: first.date,
    symbols: [first.resolution, first.draft].flatMap(symbol => symbol || []),
    totals: totalsOf(first),
  }
}

/** Totals may be printed as decimals: 81.0. */
const totalsOf = (row: Row): LibraryRecord['totals'] =>
  Object.fromEntries(
    Object.entries(TOTALS).flatMap(([column, letter]) => {
      const total = Number.parseFloat(row[column] ?? '')
      return Number.isNaN(total) ? [] : [[letter, total]]
    }),
  )
