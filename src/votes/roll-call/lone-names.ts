// loneNames: in a protocol of States and their answers, the States that have none: they are in no list, and are reported.
import type { Finding } from './finding.ts'
import { isNameAt, isSentenceEnd, nameEnd, type PrintedList } from './printed-list.ts'
import type { Sheet } from './sheet.ts'

/** States between the first pair and the last that have a line or a sentence to themselves. */
export const loneNames = (sheet: Sheet, lists: readonly PrintedList[]): readonly Finding[] => {
  const pairs = lists.filter(({ form }) => form === 'paired')
  const [first, last] = [pairs[0], pairs.at(-1)]
  if (first === undefined || last === undefined) return []
  const paired = new Set(pairs.map(({ from }) => from))
  const findings: Finding[] = []
  for (let at = first.from; at < last.mark.to; at++) {
    if (!isNameAt(sheet, at)) continue
    const end = nameEnd(sheet, at)
    if (!paired.has(at) && begins(sheet, at) && begins(sheet, end)) findings.push(lone(sheet, at, end))
    at = end - 1
  }
  return findings
}

/** Whether a line or a sentence begins here, or the text is over. */
const begins = (sheet: Sheet, at: number): boolean => {
  const token = sheet.tokens[at]
  return (
    token === undefined || token.gap === 'line' || token.gap === 'blank' || isEnd(sheet, at) || isEnd(sheet, at - 1)
  )
}

const isEnd = (sheet: Sheet, at: number): boolean => isSentenceEnd(sheet, at)

const lone = ({ tokens }: Sheet, from: number, to: number): Finding => {
  const name = tokens
    .slice(from, to)
    .map(({ raw, gap }, index) => (index > 0 && gap !== 'none' ? ` ${raw}` : raw))
    .join('')
  return {
    code: 'tally-mismatch',
    text: `“${name}” stands there without an answer, and is in no list.`,
    at: tokens[from]?.at ?? 0,
  }
}
