// PrintedList: an answer and the stretch of text that holds the States that gave it.
import type { Answer } from '#src/votes/ballot.ts'
import type { AnswerMark, Sheet } from './sheet.ts'

export interface PrintedList {
  readonly answer: Answer
  readonly mark: AnswerMark
  /** led: after its heading or verb; trailed: before its verb; paired: one State beside its answer. */
  readonly form: 'led' | 'trailed' | 'paired'
  /** Tokens of the names. */
  readonly from: number
  readonly to: number
}

/** Whether a name begins at this token. */
export const isNameAt = ({ names }: Sheet, at: number): boolean => (names[at]?.length ?? 0) > 0

/** The token after the longest name that begins here. */
export const nameEnd = ({ names }: Sheet, at: number): number => names[at]?.at(-1)?.to ?? at

/** Whether a token ends a sentence: a full stop that no abbreviation needs, a semicolon, or a closing bracket at the end. */
export const isSentenceEnd = ({ tokens }: Sheet, at: number): boolean => {
  const sign = tokens[at]?.raw
  if (sign === ';' || sign === '!' || sign === '?') return true
  if (sign !== '.') return false
  const next = tokens[at + 1]
  return next === undefined || next.gap !== 'none' || /^[\])}"”’»]$/.test(next.raw)
}
