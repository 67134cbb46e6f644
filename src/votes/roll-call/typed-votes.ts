// Typed votes: the short forms for a keyboard: "yes: arg chl no: chn", and "all yes but CHN CUB no, IND abs".
import { fold } from '#src/states/fold.ts'
import { choiceLabel } from '#src/states/state.ts'
import type { Answer } from '#src/votes/ballot.ts'
import { answerPhrases } from './answer-words.ts'
import { DECIDING } from './keyed-votes.ts'
import { nameReader } from './name-reader.ts'
import type { RawRollCall } from './raw-roll-call.ts'
import { type Entry, type ReadList, readList } from './read-list.ts'
import type { TextToRead } from './read-printed-lists.ts'
import { type AnswerMark, type Sheet, sheetOf } from './sheet.ts'
import { tokensOf } from './token.ts'

/** Nobody types more than this. */
const LONGEST_TYPED = 2_000
/** In typed votes most words are codes of three letters. */
const SHARE_OF_CODES = 0.6

/** Whether a text was typed in codes, so that small letters may be codes too. */
export const isTyped = (text: string): boolean => {
  if (text.length > LONGEST_TYPED) return false
  const words = text.match(/\p{L}+(?!\p{L}*\s*:)/gu) ?? []
  return words.length > 0 && words.filter(word => word.length === 3).length >= words.length * SHARE_OF_CODES
}

const ALL_BUT =
  /^\s*(?:all|everyone|everybody|tous|todos)\s+(\p{L}+(?: \p{L}+)?)[\s,:]+(?:but|except|save|sauf|excepto|menos)\b[\s:]*/iu
const REST = /[\s,;]+(?:and\s+)?(?:the\s+)?(?:rest|others|all others|everyone else)[\s:]+(\p{L}+)[\s.!]*$/iu

const answers: ReadonlyMap<string, Answer> = new Map(answerPhrases.map(([phrase, { answer }]) => [phrase, answer]))

interface Exceptions {
  readonly base: Answer
  readonly from: number
  readonly to: number
}

/** A vote told by its exceptions: all other members with a vote gave one answer. Undefined for any other text. */
export const readAllBut = (input: TextToRead): readonly RawRollCall[] | undefined => {
  const { text, head, electorate } = input
  const told = exceptionsIn(text)
  if (told === undefined) return undefined
  const lists = exceptionLists(input, told)
  // Exceptions of which none was understood are no reason to take all others for granted.
  if (lists.every(({ entries, findings }) => entries.length === 0 && findings.length === 0)) return undefined
  const entries = lists.flatMap(list => list.entries)
  const named = new Set(entries.map(({ iso3 }) => iso3))
  const rest = [...(electorate.members ?? [])].filter(code => !named.has(code) && !electorate.suspended.has(code))
  const others = rest.map((code): Entry => ({ iso3: code, answer: told.base, at: 0, name: choiceLabel(code) }))
  return [
    {
      form: 'typed',
      body: head.body,
      date: head.date,
      entries: [...others, ...entries],
      listed: new Set([told.base, ...lists.map(({ answer }) => answer), ...DECIDING]),
      empty: new Set(),
      numbers: [],
      said: undefined,
      symbols: [],
      findings: lists.flatMap(({ findings }) => findings),
      at: 0,
    },
  ]
}

const exceptionsIn = (text: string): Exceptions | undefined => {
  if (text.length > LONGEST_TYPED) return undefined
  const first = ALL_BUT.exec(text)
  const last = REST.exec(text)
  const base = answers.get(fold(first?.[1] ?? last?.[1] ?? ''))
  if (base === undefined) return undefined
  return first === null ? { base, from: 0, to: last?.index ?? 0 } : { base, from: first[0].length, to: text.length }
}

/** The names before each answer, or after it where a colon follows it. */
export const exceptionLists = (
  { text, electorate }: Pick<TextToRead, 'text' | 'electorate'>,
  { from, to }: Pick<Exceptions, 'from' | 'to'>,
): readonly ReadList[] => {
  const tokens = tokensOf(text.slice(from, to), [], []).map(token => ({ ...token, at: token.at + from }))
  const sheet = sheetOf(tokens, 'any-case')
  const reader = nameReader(electorate)
  return sheet.marks.map((mark, index) => {
    const names = sheet.tokens[mark.to]?.raw === ':' ? after(sheet, mark, index) : before(sheet, mark, index)
    return readList(sheet, { answer: mark.answer, mark, form: 'trailed', ...names }, reader)
  })
}

const before = ({ marks }: Sheet, mark: AnswerMark, index: number) => ({
  from: marks[index - 1]?.to ?? 0,
  to: mark.from,
})

const after = ({ marks, tokens }: Sheet, mark: AnswerMark, index: number) => ({
  from: mark.to + 1,
  to: marks[index + 1]?.from ?? tokens.length,
})
