// trailStart: where the names begin that stand before a verb.
import { type NamePart, parseNames } from './parse-names.ts'
import { isNameAt, isSentenceEnd } from './printed-list.ts'
import type { Sheet } from './sheet.ts'

/** Longer stretches before a verb are no list. */
const LONGEST = 1_200
/** A name that is not known may stand between two that are, if it is no longer than this. */
const LONGEST_UNKNOWN = 4

/** The first token of the names that end right before `end`, or undefined where none does. */
export const trailStart = (sheet: Sheet, free: number, end: number): number | undefined => {
  const from = sentenceStart(sheet, Math.max(free, end - LONGEST), end)
  const parts = parseNames(sheet, from, end)
  let first: number | undefined
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index]
    if (part === undefined) break
    if (part.kind === 'name') first = part.from
    if (part.kind === 'unknown' && (first === undefined || !isBetweenNames(sheet, parts, index))) break
  }
  return first
}

const sentenceStart = (sheet: Sheet, from: number, end: number): number => {
  for (let at = end - 1; at > from; at--) {
    const token = sheet.tokens[at]
    if (token?.gap === 'blank' || token?.cut) return at
    if (token?.raw === ':') return at + 1
    if (isSentenceEnd(sheet, at) && !isNameAt(sheet, at)) return at + 1
  }
  return from
}

/** An unknown word with a capital, set off by commas, with a name before it: "Argentina, Bennin, Brazil". */
const isBetweenNames = (sheet: Sheet, parts: readonly NamePart[], last: number): boolean => {
  let first = last
  while (first > 0 && parts[first - 1]?.kind === 'unknown') first--
  if (last - first >= LONGEST_UNKNOWN) return false
  const isComma = (part: NamePart | undefined): boolean => part?.kind === 'gap' && sheet.tokens[part.from]?.raw === ','
  const capital = /^\p{Lu}/u.test(sheet.tokens[parts[first]?.from ?? 0]?.raw ?? '')
  return capital && isComma(parts[first - 1]) && parts[first - 2]?.kind === 'name'
}
