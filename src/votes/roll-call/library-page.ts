// readLibraryPage: the page of a voting record in the United Nations Digital Library: one letter and one name a line.
import type { Answer } from '#src/votes/ballot.ts'
import { findNumbers } from './find-numbers.ts'
import { nameReader } from './name-reader.ts'
import type { RawRollCall } from './raw-roll-call.ts'
import { readList } from './read-list.ts'
import type { TextToRead } from './read-printed-lists.ts'
import { sheetOf } from './sheet.ts'
import { tokensOf } from './token.ts'

/** The library leaves the place of a State that took no part blank, or writes X; it does not say why. */
export const LIBRARY_LETTERS: Readonly<Record<string, Answer>> = {
  Y: 'in-favour',
  N: 'against',
  A: 'abstaining',
  X: 'absent',
  '': 'absent',
}

const LINE = /^[ \t]*(?:Vote[ \t]+)?(?:([YNAX])[ \t]+)?(\p{Lu}[\p{L}\p{M} ,.'’‘()-]{2,80}?)[ \t]*\r?$/u
const FEWEST_LINES = 5

interface Line {
  readonly letter: string
  readonly name: string
  readonly at: number
}

/** Whether so many lines begin with the letter of an answer that they are the page of a voting record. */
export const isLibraryPage = (text: string): boolean =>
  linesOf(text).filter(({ letter }) => letter !== '').length >= FEWEST_LINES

export const readLibraryPage = ({ text, head, electorate }: TextToRead): readonly RawRollCall[] => {
  const reader = nameReader(electorate)
  const lines = linesOf(text)
  const read = lines.map(line => {
    const tokens = tokensOf(line.name, [], []).map(token => ({ ...token, at: token.at + line.at }))
    const sheet = sheetOf(tokens, 'capitals')
    const answer = LIBRARY_LETTERS[line.letter] ?? 'absent'
    const mark = { answer, role: 'heading', from: 0, to: 0 } as const
    return readList(sheet, { answer, mark, form: 'paired', from: 0, to: tokens.length }, reader)
  })
  const summary = /^.*(?:Voting Summary|Vote summary|Total voting membership).*$/im.exec(text)
  return [
    {
      form: 'record',
      body: head.body,
      date: head.date,
      entries: read.flatMap(({ entries }) => entries),
      listed: new Set<Answer>(['in-favour', 'against', 'abstaining', 'absent']),
      empty: new Set(),
      numbers: summary === null ? [] : summaryNumbers(summary[0], summary.index),
      said: undefined,
      symbols: [...new Set(head.symbols.map(({ symbol }) => symbol.text))],
      findings: read.flatMap(({ findings }) => findings),
      at: lines[0]?.at ?? 0,
    },
  ]
}

/** "Yes: 170 | No: 4 | Abstentions: 3 | Non-Voting: 14": those not voting are the blank lines. */
const summaryNumbers = (summary: string, at: number): RawRollCall['numbers'] => {
  const tokens = tokensOf(summary, [], [])
  return findNumbers(sheetOf(tokens, 'capitals')).map(({ answer, value, from }) => ({
    answer: answer === 'not-voting' ? 'absent' : answer,
    value,
    at: at + (tokens[from]?.at ?? 0),
  }))
}

/** The lines of the list: from the first that has a letter to the last line that is in capitals. */
const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const [, letter = '', name = ''] = LINE.exec(line) ?? []
    if (name !== '' && name === name.toUpperCase() && (letter !== '' || lines.length > 0)) {
      lines.push({ letter, name, at: at + line.lastIndexOf(name) })
    }
    at += line.length + 1
  }
  return lines
}
