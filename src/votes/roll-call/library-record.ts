// LibraryRecord: a voting record of the United Nations Digital Library, in whichever form it came: page, MARCXML or CSV.
import type { Answer } from '#src/votes/ballot.ts'
import { readSymbol } from '#src/votes/symbol.ts'
import { type Electorate, electorateOn } from './electorate.ts'
import { dayOf } from './find-head.ts'
import { type NameReader, nameReader } from './name-reader.ts'
import type { PrintedRollCall, RollCallContext } from './printed-roll-call.ts'
import { finish, type RawRollCall } from './raw-roll-call.ts'
import { type ReadNames, readList } from './read-list.ts'
import { sheetOf } from './sheet.ts'
import { tokensOf } from './token.ts'

export interface LibraryRow {
  /** Y, N, A, X or nothing. */
  readonly letter: string
  /** As printed, of the time of the vote. */
  readonly name: string
  /** The library's code; undefined on its pages. */
  readonly code?: string | undefined
  /** Offset in the text. */
  readonly at: number
}

export interface LibraryRecord {
  readonly rows: readonly LibraryRow[]
  /** Of the resolution, else of the draft. */
  readonly symbols: readonly string[]
  /** ISO day. */
  readonly date: string | undefined
  /** The totals by letter; X for the States that took no part. */
  readonly totals: Readonly<Partial<Record<'Y' | 'N' | 'A' | 'X', number>>>
}

/** A State that took no part has a blank or an X; the library does not say why, and its own word is "non-voting". */
const LETTERS: Readonly<Record<string, Answer>> = { Y: 'in-favour', N: 'against', A: 'abstaining', X: 'absent' }

const answerOf = (letter: string): Answer => LETTERS[letter.trim().toUpperCase()] ?? 'absent'

/** A record as a roll call. What `context` leaves open is taken from the record. */
export const readLibraryRecord = (record: LibraryRecord, context: RollCallContext = {}): PrintedRollCall => {
  const symbols = record.symbols.flatMap(text => readSymbol(text) ?? [])
  const body = context.body ?? symbols[0]?.body
  const date = context.date ?? dayOf(record.date ?? '')
  const electorate = electorateOn(body, date)
  return finish({ ...rowsToRaw(record, electorate), body, date, symbols: symbols.map(({ text }) => text) }, electorate)
}

/** The rows read as States; a name that is none is read by its code, and reported. */
export const rowsToRaw = (
  { rows, totals }: Pick<LibraryRecord, 'rows' | 'totals'>,
  electorate: Electorate,
): Omit<RawRollCall, 'body' | 'date' | 'symbols'> => {
  const reader = nameReader(electorate)
  const read = rows.map(row => readRow(row, reader))
  const at = rows[0]?.at ?? 0
  return {
    form: 'record',
    entries: read.flatMap(({ entries }) => entries),
    listed: new Set(Object.values(LETTERS)),
    empty: new Set(),
    numbers: Object.entries(totals).map(([letter, value]) => ({ answer: answerOf(letter), value, at })),
    said: undefined,
    findings: read.flatMap(({ findings }) => findings),
    at,
  }
}

const readRow = ({ letter, name, code, at }: LibraryRow, reader: NameReader): ReadNames => {
  const textRead = (text: string): ReadNames => readText({ text, at }, answerOf(letter), reader)
  const byName = textRead(name)
  if (byName.entries.length === 1 || code === undefined) return byName
  const byCode = textRead(code)
  const [entry] = byCode.entries
  return entry === undefined ? byName : { entries: [entry], findings: [reader.doubtful(name, entry.iso3, at)] }
}

const readText = (
  { text, at }: { readonly text: string; readonly at: number },
  answer: Answer,
  reader: NameReader,
): ReadNames => {
  const tokens = tokensOf(text, [], []).map(token => ({ ...token, at: token.at + at }))
  const mark = { answer, role: 'heading', from: 0, to: 0 } as const
  return readList(sheetOf(tokens, 'capitals'), { answer, mark, form: 'paired', from: 0, to: tokens.length }, reader)
}
