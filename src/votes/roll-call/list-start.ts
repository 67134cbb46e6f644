// listStart: where the list begins that a heading or a verb announces, and how sure that is.
import { EMPTY_LIST } from './answer-words.ts'
import { isNameAt, isSentenceEnd } from './printed-list.ts'
import type { AnswerMark, Sheet } from './sheet.ts'
import { AMONG, ARTICLES, BEFORE_NAMES, COPULAS, INCLUDING } from './vocabulary.ts'

/** Words between the answer and its list: "The nations voting against a debate were …". */
const MOST_WORDS = 20
/** Words between "were" and the first name: "were the following States". */
const MOST_AFTER_COPULA = 4

/** The first token of the list that a mark leads, or undefined where it leads none. */
export const listStart = (sheet: Sheet, mark: AnswerMark, isMark: (at: number) => boolean): number | undefined =>
  afterColon(sheet, mark, isMark) ??
  afterCopula(sheet, mark, isMark) ??
  afterAmong(sheet, mark) ??
  inParentheses(sheet, mark) ??
  afterDash(sheet, mark) ??
  atSentenceStart(sheet, mark) ??
  onItsOwnLine(sheet, mark)

/** "In favour:", "Abstentions (3):", "In favor of the resolution (25) :", "**Against**:" */
const afterColon = ({ tokens }: Sheet, mark: AnswerMark, isMark: (at: number) => boolean): number | undefined => {
  const most = mark.role === 'short' ? mark.to + 4 : mark.to + MOST_WORDS
  for (let at = mark.to; at <= most; at++) {
    const token = tokens[at]
    if (token === undefined || token.cut || isMark(at)) return undefined
    if (token.gap === 'blank' || (mark.role === 'short' && token.kind === 'word')) return undefined
    if (token.raw === ':') return at + 1
    if (token.raw === ',' || token.raw === ';' || token.raw === '.' || token.raw === '|') return undefined
  }
  return undefined
}

/** "Voting against were China and Cuba" */
const afterCopula = (sheet: Sheet, mark: AnswerMark, isMark: (at: number) => boolean): number | undefined => {
  if (mark.role === 'short') return undefined
  for (let at = mark.to; at <= mark.to + MOST_WORDS; at++) {
    const token = sheet.tokens[at]
    if (token === undefined || token.cut || token.gap === 'blank' || isMark(at)) return undefined
    if (isSentenceEnd(sheet, at) || token.raw === ',') return undefined
    if (COPULAS.has(token.folded)) return firstName(sheet, at + 1)
  }
  return undefined
}

const MOST_AMONG = 5

/** "14 abstained, among them India and Nepal", "se abstuvieron, entre otros, México" */
const afterAmong = (sheet: Sheet, { to, role }: AnswerMark): number | undefined => {
  const { tokens } = sheet
  if (role === 'short' || tokens[to]?.raw !== ',' || !AMONG.has(tokens[to + 1]?.folded ?? '')) return undefined
  for (let at = to + 1; at <= to + MOST_AMONG; at++) {
    if (isNameAt(sheet, at)) return at
    const token = tokens[at]
    if (token === undefined || !(token.raw === ',' || AMONG.has(token.folded) || ARTICLES.has(token.folded)))
      return undefined
  }
  return undefined
}

const firstName = (sheet: Sheet, from: number): number | undefined => {
  for (let at = from; at <= from + MOST_AFTER_COPULA; at++) {
    if (isNameAt(sheet, at)) return at
    if (!BEFORE_NAMES.has(sheet.tokens[at]?.folded ?? '')) return undefined
  }
  return undefined
}

/** "14 against (Iraq, Morocco)" */
const inParentheses = (sheet: Sheet, { to, role }: AnswerMark): number | undefined => {
  if (role === 'short' || sheet.tokens[to]?.raw !== '(') return undefined
  const first = skipWords(sheet, to + 1)
  return isNameAt(sheet, first) ? first : undefined
}

/** "Against – China, Cuba", "2 No – China, Cuba." */
const afterDash = (sheet: Sheet, { from, to }: AnswerMark): number | undefined => {
  const { tokens } = sheet
  const leads = startsLine(sheet, from) || isSentenceEnd(sheet, from - 1) || tokens[from - 1]?.kind === 'number'
  if (!leads || !/^[-‐‑–—=>→]$/.test(tokens[to]?.raw ?? '')) return undefined
  const first = skipWords(sheet, skipSigns(sheet, to))
  return isNameAt(sheet, first) ? first : undefined
}

/** "A favor votaron Alemania y Finlandia", "Se abstuvieron India y México" */
const atSentenceStart = (sheet: Sheet, { from, to, role }: AnswerMark): number | undefined => {
  if (role !== 'verb' || !(startsLine(sheet, from) || isSentenceEnd(sheet, from - 1))) return undefined
  const first = skipWords(sheet, to)
  return isNameAt(sheet, first) ? first : undefined
}

/** "ABSTAINING" and names on the next line, or behind it where the line begins with the heading. */
const onItsOwnLine = (sheet: Sheet, { from, to, role }: AnswerMark): number | undefined => {
  const { tokens } = sheet
  if (!startsLine(sheet, from)) return undefined
  const count = skipSigns(sheet, to)
  const first = skipSigns(sheet, skipCount(sheet, count))
  const token = tokens[first]
  if (token === undefined || token.cut) return undefined
  const names = isNameAt(sheet, skipWords(sheet, first)) || EMPTY_LIST.has(token.folded)
  const alone = tokens.slice(to, first + 1).some(({ gap }) => gap === 'line' || gap === 'blank')
  const counted = tokens[count]?.kind === 'number' && /^[([]$/.test(tokens[count - 1]?.raw ?? '')
  return names && (alone || counted || role === 'heading') ? first : undefined
}

/** Whether only signs, bullets and numbers stand before it on its line. */
export const startsLine = ({ tokens }: Sheet, at: number): boolean => {
  for (let before = at; before >= Math.max(0, at - 6); before--) {
    const token = tokens[before]
    if (token === undefined || (before < at && token.kind === 'word')) return false
    if (token.gap === 'line' || token.gap === 'blank' || token.cut) return true
  }
  return false
}

const skipSigns = ({ tokens }: Sheet, from: number): number => {
  let at = from
  while (at < from + 6 && /^[-‐‑–—=>→*_#•·:([|.)\]]$/.test(tokens[at]?.raw ?? '')) at++
  return at
}

/** "(23)", "23", "23)" */
const skipCount = ({ tokens }: Sheet, from: number): number => {
  const at = tokens[from]?.kind === 'number' ? from + 1 : from
  return at > from && /^[)\]]$/.test(tokens[at]?.raw ?? '') ? at + 1 : at
}

const skipWords = ({ tokens }: Sheet, from: number): number => {
  let at = from
  while (at < from + 3 && (ARTICLES.has(tokens[at]?.folded ?? '') || INCLUDING.has(tokens[at]?.folded ?? ''))) at++
  return at
}
