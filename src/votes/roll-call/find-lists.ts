// findLists: every stretch of names in a text that a heading, a verb or a neighbouring answer makes a list of votes.
import { listEnd } from './list-end.ts'
import { listStart } from './list-start.ts'
import { isNameAt, isSentenceEnd, nameEnd, type PrintedList } from './printed-list.ts'
import type { AnswerMark, Sheet } from './sheet.ts'
import { trailStart } from './trail.ts'
import { BEFORE_HEADINGS, BEFORE_VERBS } from './vocabulary.ts'

/** So many States with their answers beside them make a text a protocol of a roll call. */
const FEWEST_PAIRS = 3
/** In prose an answer follows the last name of several. */
const SHARE_OF_PAIRS = 0.75

const LONGEST_REMARK = 12

/** The lists of a text in its order. */
export const findLists = (sheet: Sheet): readonly PrintedList[] => {
  const pairs = pairsIn(sheet)
  if (pairs.length >= FEWEST_PAIRS) return pairs
  const starts = startsOf(sheet)
  const lists: PrintedList[] = []
  let free = 0
  for (const [index, mark] of sheet.marks.entries()) {
    const from = starts.get(mark)
    if (from !== undefined) {
      const stopAt = nextStop(sheet, starts, index, from)
      const to = listEnd(sheet, from, stopAt)
      lists.push({ answer: mark.answer, mark, form: 'led', from, to })
      free = Math.max(free, to)
      continue
    }
    const trail = mark.from >= free ? trailOf(sheet, mark, free) : undefined
    if (trail !== undefined) lists.push(trail)
    if (mark.role !== 'short') free = Math.max(free, mark.to)
  }
  return lists
}

/** Which marks lead a list, and where it begins. A short word inside another list is no mark. */
const startsOf = (sheet: Sheet): ReadonlyMap<AnswerMark, number> => {
  const long = new Set(sheet.marks.filter(({ role }) => role !== 'short').map(({ from }) => from))
  return new Map(
    sheet.marks.flatMap(mark => {
      const start = listStart(sheet, mark, at => long.has(at))
      return start === undefined ? [] : [[mark, start] as const]
    }),
  )
}

/** A led list ends at the next mark that leads one, or that is no short word. */
const nextStop = (sheet: Sheet, starts: ReadonlyMap<AnswerMark, number>, index: number, from: number): number => {
  for (let next = index + 1; next < sheet.marks.length; next++) {
    const mark = sheet.marks[next]
    if (mark === undefined || mark.from < from) continue
    if (starts.has(mark) || (mark.role !== 'short' && !isRemark(sheet, mark.from, from)))
      return headStart(sheet, mark.from)
  }
  return sheet.tokens.length
}

/** "Libya (suspended from membership)": an answer word in parentheses says something of one State. */
const isRemark = ({ tokens }: Sheet, at: number, from: number): boolean => {
  for (let before = at - 1; before >= Math.max(from, at - LONGEST_REMARK); before--) {
    if (tokens[before]?.raw === ')') return false
    if (tokens[before]?.raw === '(') return true
  }
  return false
}

/** A number, or words that are no name, before a heading belong to it: "Zambia 23 Against:", "those opposed:" */
const headStart = ({ tokens }: Sheet, at: number): number => {
  let from = tokens[at - 1]?.kind === 'number' ? at - 1 : at
  while (BEFORE_HEADINGS.has(tokens[from - 1]?.folded ?? '')) from--
  return from
}

/** "Brazil, India and Mexico abstained" */
const trailOf = (sheet: Sheet, mark: AnswerMark, free: number): PrintedList | undefined => {
  if (mark.role === 'short' || !endsClause(sheet, mark)) return undefined
  const end = beforeVerb(sheet, mark.from, free)
  const from = trailStart(sheet, free, end)
  return from === undefined ? undefined : { answer: mark.answer, mark, form: 'trailed', from, to: end }
}

/** A heading takes the names before it only where its clause ends: "with China and Cuba against." */
const endsClause = (sheet: Sheet, { role, to }: AnswerMark): boolean => {
  if (role === 'verb') return true
  const next = sheet.tokens[to]
  return next === undefined || next.kind === 'sign' || next.gap === 'blank' || BEFORE_VERBS.has(next.folded)
}

const beforeVerb = ({ tokens }: Sheet, from: number, free: number): number => {
  let at = from
  while (at > free && at > from - 4) {
    const token = tokens[at - 1]
    if (token === undefined || !(token.raw === ',' || BEFORE_VERBS.has(token.folded))) break
    at--
  }
  return at
}

/** "US- No. Venezuela- abstain. Belgium: yes" */
const pairsIn = (sheet: Sheet): readonly PrintedList[] => {
  const pairs: PrintedList[] = []
  let names = 0
  for (let at = 0; at < sheet.tokens.length; at++) {
    if (!isNameAt(sheet, at)) continue
    const end = nameEnd(sheet, at)
    const mark = sheet.markAt.get(afterPairSigns(sheet, end))
    const paired = mark !== undefined && isPairEnd(sheet, mark)
    if (paired || pairs.length > 0) names++
    if (paired) pairs.push({ answer: mark.answer, mark, form: 'paired', from: at, to: end })
    at = end - 1
  }
  return pairs.length >= names * SHARE_OF_PAIRS ? pairs : []
}

const afterPairSigns = ({ tokens }: Sheet, from: number): number => {
  let at = from
  while (at < from + 3 && /^[-‐‑–—:=|([,→>]$/.test(tokens[at]?.raw ?? '') && tokens[at]?.gap !== 'blank') at++
  // "Argentina;Yes": the sign between two columns.
  if (tokens[at]?.raw === ';' && tokens[at]?.gap === 'none' && tokens[at + 1]?.gap === 'none') at++
  return tokens[at]?.gap === 'blank' ? -1 : at
}

const isPairEnd = (sheet: Sheet, { to }: AnswerMark): boolean => {
  // "Iran abs., Israel yes": the full stop of an abbreviation.
  const stop = sheet.tokens[to]?.raw === '.' && /^[,;)\]|/]$/.test(sheet.tokens[to + 1]?.raw ?? '')
  const next = sheet.tokens[stop ? to + 1 : to]
  if (next === undefined || next.gap === 'line' || next.gap === 'blank') return next?.raw !== ':'
  return isSentenceEnd(sheet, to) || /^[,)\]|/]$/.test(next.raw) || isNameAt(sheet, to)
}
