// listEnd: where a list that began ends.
import { findGroup } from '#src/states/groups.ts'
import { startsLine } from './list-start.ts'
import { isNameAt, isSentenceEnd, nameEnd } from './printed-list.ts'
import type { Sheet } from './sheet.ts'
import type { Token } from './token.ts'
import { CLAUSES, LINKS, VERBS } from './vocabulary.ts'

/** A run of so many words that are no names is a sentence; shorter ones may be a name that is not known. */
const SENTENCE = 6
const LONGEST_LABEL = 10

/** The token after the last that may belong to the list; `stopAt` is where the next answer word stands. */
export const listEnd = (sheet: Sheet, from: number, stopAt: number): number => {
  const { tokens } = sheet
  // Not every closing parenthesis has an opening one: "1) China".
  const opened = tokens.slice(Math.max(0, from - 3), from).some(({ raw }) => raw === '(')
  let depth = 0
  let brackets = 0
  for (let at = from; at < stopAt; ) {
    if (isNameAt(sheet, at)) {
      if (at > from && isBreak(sheet, at) && !goesOn(sheet, at, stopAt)) return at
      if (at > from && startsStatement(sheet, at, stopAt)) return withoutMark(sheet, at)
      at = Math.min(stopAt, nameEnd(sheet, at))
      continue
    }
    const token = tokens[at]
    if (token === undefined || (token.cut && at > from)) return at
    if (token.raw === '(') depth++
    if (token.raw === ')' && --depth < 0 && opened) return at
    depth = Math.max(depth, 0)
    if (token.raw === '[') brackets++
    if (token.raw === ']' && --brackets < 0) return at
    if (depth === 0 && endsAt(sheet, at, from, stopAt)) return at
    at++
  }
  return Math.min(stopAt, tokens.length)
}

const endsAt = (sheet: Sheet, at: number, from: number, stopAt: number): boolean => {
  const token = sheet.tokens[at]
  if (token === undefined) return true
  if (isSentenceEnd(sheet, at) && token.raw !== ';') return !goesOn(sheet, at + 1, stopAt)
  if (token.kind !== 'word') return false
  if (sheet.stops.has(at) || CLAUSES.has(token.folded)) return true
  if (token.gap === 'blank' && at > from && !goesOn(sheet, at, stopAt)) return true
  return isLabel(sheet, at, stopAt) || startsSentence(sheet, at)
}

/** A line that says something of its States: "Czechia was not in the room", "Kuwait and Gabon were absent". */
const startsStatement = (sheet: Sheet, at: number, stopAt: number): boolean => {
  const { tokens } = sheet
  const first = withoutMark(sheet, at)
  const before = tokens[first - 1]
  if (!/line|blank/.test(tokens[first]?.gap ?? '') || before === undefined || joins(before)) return false
  for (let next = at; next < stopAt; ) {
    const token = tokens[next]
    if (token === undefined || (next > at && startsOver(sheet, next))) return false
    if (isNameAt(sheet, next)) {
      next = nameEnd(sheet, next)
      continue
    }
    if (isSentenceEnd(sheet, next)) return false
    if (VERBS.has(token.folded)) return true
    if (!joins(token)) return false
    next++
  }
  return sheet.markAt.get(stopAt)?.role === 'verb' && tokens[stopAt]?.gap === 'space'
}

/** A blank line, or a line end after which no sentence goes on: what stands below is not said of the name above. */
const startsOver = ({ tokens }: Sheet, at: number): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]]
  return token?.gap === 'blank' || (token?.gap === 'line' && before !== undefined && !joins(before))
}

/** Signs and words inside a list, after which it goes on. */
const joins = ({ raw, folded }: Token): boolean => raw === ',' || raw === '&' || LINKS.has(folded)

/** The number or sign of a footnote before a name belongs to the footnote. */
const withoutMark = ({ tokens }: Sheet, at: number): number => {
  let first = at
  while (
    first > at - 3 &&
    tokens[first]?.gap !== 'line' &&
    tokens[first]?.gap !== 'blank' &&
    tokens[first - 1]?.kind !== 'word'
  )
    first--
  return /line|blank/.test(tokens[first]?.gap ?? '') ? first : at
}

const isBreak = ({ tokens }: Sheet, at: number): boolean => tokens[at]?.gap === 'blank' || tokens[at]?.cut === true

/** After a full stop or a blank line a list goes on only with a name that a comma, an "and" or an end follows. */
const goesOn = (sheet: Sheet, from: number, stopAt: number): boolean => {
  const { tokens } = sheet
  let at = from
  while (at < from + 4 && tokens[at]?.kind !== 'word' && tokens[at] !== undefined) at++
  if (!isNameAt(sheet, at) || tokens[at]?.cut) return false
  const next = tokens[nameEnd(sheet, at)]
  const follows = next === undefined || next.kind !== 'word' || next.gap !== 'space' || LINKS.has(next.folded)
  return follows && !isAnswered(sheet, at, stopAt)
}

/** Whether the sentence that begins here runs into an answer word: "Brazil and India abstained". */
const isAnswered = (sheet: Sheet, from: number, stopAt: number): boolean => {
  const mark = sheet.markAt.get(stopAt)
  if (mark === undefined || (mark.role !== 'verb' && startsLine(sheet, stopAt))) return false
  for (let at = from; at < stopAt; ) {
    if (isSentenceEnd(sheet, at) || (at > from && sheet.tokens[at]?.gap === 'blank')) return false
    at = isNameAt(sheet, at) ? nameEnd(sheet, at) : at + 1
  }
  return sheet.tokens[stopAt + 1]?.raw !== ':'
}

/** "Cosponsors (including non-members):" ends a list, "African States:" does not. */
const isLabel = (sheet: Sheet, from: number, stopAt: number): boolean => {
  const { tokens } = sheet
  if (tokens[from]?.gap !== 'line' && tokens[from]?.gap !== 'blank') return false
  for (let at = from; at < Math.min(stopAt, from + LONGEST_LABEL); at++) {
    const raw = tokens[at]?.raw
    if (raw === undefined || raw === ',' || raw === '.' || isNameAt(sheet, at)) return false
    if (raw === ':') return findGroup(labelOf(sheet, from, at)) === undefined
  }
  return false
}

const labelOf = ({ tokens }: Sheet, from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ raw }) => raw)
    .join(' ')

const startsSentence = (sheet: Sheet, from: number): boolean => {
  for (let at = from; at < from + SENTENCE; at++) {
    const token = sheet.tokens[at]
    if (token?.kind !== 'word' || LINKS.has(token.folded) || isNameAt(sheet, at)) return false
    if (at > from && token.gap === 'line') return false
  }
  return true
}
