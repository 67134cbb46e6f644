// readLibraryPage: the page of a voting record in the United Nations Digital Library: one letter and one name a line.
import { type LibraryRecord, type LibraryRow, rowsToRaw } from './library-record.ts'
import type { RawRollCall } from './raw-roll-call.ts'
import type { TextToRead } from './read-printed-lists.ts'

const LINE = /^[ \t]*(Vote[ \t]+)?(?:([YNAX])[ \t]+)?(\p{Lu}[\p{L}\p{M} ,.'’‘()-]{2,80}?)[ \t]*\r?$/u
const FEWEST_LINES = 5

/** Whether so many lines begin with the letter of an answer that they are the page of a voting record. */
export const isLibraryPage = (text: string): boolean =>
  rowsOf(text).filter(({ letter }) => letter !== '').length >= FEWEST_LINES

export const readLibraryPage = ({ text, head, electorate }: TextToRead): readonly RawRollCall[] => [
  {
    ...rowsToRaw({ rows: rowsOf(text), totals: totalsOf(text) }, electorate),
    body: head.body,
    date: head.date,
    symbols: [...new Set(head.symbols.map(({ symbol }) => symbol.text))],
  },
]

/** The lines of the list, in capitals, from the first that has a letter; a line without one took no part. */
const rowsOf = (text: string): readonly LibraryRow[] => {
  const rows: LibraryRow[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const [, label, letter = '', name = ''] = LINE.exec(line) ?? []
    if (name !== '' && name === name.toUpperCase() && (letter !== '' || label !== undefined || rows.length > 0))
      rows.push({ letter, name, at: at + line.lastIndexOf(name) })
    at += line.length + 1
  }
  return rows
}

const TOTALS = {
  Y: /\bYes:?\s{0,3}(\d{1,3})\b/i,
  N: /\bNo:?\s{0,3}(\d{1,3})\b/i,
  A: /\bAbstentions?:?\s{0,3}(\d{1,3})\b/i,
  X: /\bNon-?Voting:?\s{0,3}(\d{1,3})\b/i,
} as const

/** "Voting Summary Yes: 170 | No: 4 | Abstentions: 3 | Non-Voting: 14 | Total voting membership: 191" */
const totalsOf = (text: string): LibraryRecord['totals'] => {
  const summary = /^.*(?:voting summary|vote summary|voting membership).*$/im.exec(text)?.[0] ?? ''
  return Object.fromEntries(
    Object.entries(TOTALS).flatMap(([letter, pattern]) => {
      const total = pattern.exec(summary)?.[1]
      return total === undefined ? [] : [[letter, Number(total)]]
    }),
  )
}
