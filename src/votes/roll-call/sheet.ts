// Sheet: a text cut into tokens, with every State's name and every answer word found in it. The steps that follow read it.
import { namesOfMany } from '#src/states/find-state.ts'
import { type Iso3, isIso3 } from '#src/states/state.ts'
import { type NameHit, stateNamesIndex } from '#src/states/state-names-index.ts'
import { type AnswerPhrase, answerPhrases } from './answer-words.ts'
import { misspeltHeadings } from './misspelt-headings.ts'
import { type PhraseHit, phrases, phrasesAt } from './phrases.ts'
import type { Token } from './token.ts'
import { STOPS } from './vocabulary.ts'

/** A name at a place: who bears it, or `ask` for one that only the members of the day can settle. */
export type NameMeaning = readonly NameHit[] | 'ask'

export interface AnswerMark extends AnswerPhrase {
  readonly from: number
  readonly to: number
  /** The words as they are printed, where they are misspelt. */
  readonly misspelt?: string
}

export interface Sheet {
  readonly tokens: readonly Token[]
  /** By token: the names that begin there. */
  readonly names: readonly (readonly PhraseHit<NameMeaning>[])[]
  /** In the order of the text; none overlaps another. */
  readonly marks: readonly AnswerMark[]
  /** The same by their first token. */
  readonly markAt: ReadonlyMap<number, AnswerMark>
  /** Tokens at which a heading or sentence begins that belongs to no list. */
  readonly stops: ReadonlySet<number>
}

/** Whether small letters may be codes: people type "arg", but print "car" for a car. */
export type CodeStyle = 'capitals' | 'any-case'

const names = phrases<NameMeaning>([...namesOfMany.map(name => [name, 'ask'] as const), ...stateNamesIndex])
const answers = phrases(answerPhrases)
const stops = phrases(STOPS.map(words => [words, true] as const))

export const sheetOf = (tokens: readonly Token[], codes: CodeStyle): Sheet => {
  const namesByToken = withoutOverlaps(tokens.map((_, at) => namesAt(tokens, at, codes)))
  const marks = marksIn(tokens, namesByToken)
  return {
    tokens,
    names: namesByToken,
    marks,
    markAt: new Map(marks.map(mark => [mark.from, mark])),
    stops: new Set(tokens.flatMap((_, at) => (phrasesAt(stops, tokens, at, () => false).length > 0 ? [at] : []))),
  }
}

type Names = Sheet['names']

/** "Republic of Korea, South Africa": a name that has a comma gives way where the next name begins inside it. */
const withoutOverlaps = (names: Names): Names =>
  names.map((hits, from) => {
    if (!hits.some(({ crossed }) => crossed.includes(','))) return hits
    const isNext = (to: number): boolean => names.slice(from + 1, to).some(inside => inside.some(hit => hit.to > to))
    return hits.filter(({ crossed, to }) => !(crossed.includes(',') && isNext(to)))
  })

const IN_NAMES = /^[-‐‑–(),.*'"’“”\d[\]¬]+$/
/** A parenthesis that was opened before a name does not end inside it. */
const inNames = ({ raw }: Token, crossed: string): boolean =>
  IN_NAMES.test(raw) && (raw !== ')' || crossed.includes('('))

const namesAt = (tokens: readonly Token[], at: number, codes: CodeStyle): readonly PhraseHit<NameMeaning>[] => {
  const token = tokens[at]
  if (token?.kind !== 'word') return []
  const hits = phrasesAt(names, tokens, at, inNames)
    .filter(hit => codes === 'any-case' || !isPlainWord(hit, token))
    .map(hit => withParenthesis(hit, tokens))
  const code = codeAt(tokens, at, codes)
  if (code === undefined || hits.length > 0) return hits
  return [{ meaning: [{ iso3: code, kind: 'name' }], to: at + 1, words: token.folded, crossed: '' }]
}

/** "Iran (République islamique d’)" ends with its parenthesis. */
const withParenthesis = <Meaning>(hit: PhraseHit<Meaning>, tokens: readonly Token[]): PhraseHit<Meaning> => {
  if (!hit.crossed.includes('(') || hit.crossed.includes(')')) return hit
  const end = /^['’]$/.test(tokens[hit.to]?.raw ?? '') ? hit.to + 1 : hit.to
  return tokens[end]?.raw === ')' ? { ...hit, to: end + 1 } : hit
}

/** Abbreviations are printed in capitals: "us" and "car" are words. */
const LONGEST_ABBREVIATION = 4
const isPlainWord = ({ words, meaning }: PhraseHit<NameMeaning>, { raw }: Token): boolean =>
  words.length <= LONGEST_ABBREVIATION && raw === raw.toLowerCase() && meaning !== 'ask' && !meaning.some(isFullName)

const isFullName = ({ kind }: NameHit): boolean => kind === 'name'

const codeAt = (tokens: readonly Token[], at: number, codes: CodeStyle): Iso3 | undefined => {
  const raw = tokens[at]?.raw ?? ''
  const code = codes === 'any-case' ? raw.toUpperCase() : raw
  if (!isIso3(code)) return undefined
  return code === 'AND' && !(raw === code && isAndorra(tokens, at)) ? undefined : code
}

/** "AND" is Andorra between signs, beside another code, and before what is no State: "ALB, AND ARG" links two codes. */
const isAndorra = (tokens: readonly Token[], at: number): boolean => {
  const isCode = (place: number): boolean => isIso3(tokens[place]?.raw ?? '')
  const linksState = isCode(at + 1) || phrasesAt(names, tokens, at + 1, inNames).length > 0
  return tokens[at - 1]?.kind !== 'word' && !linksState && (isCode(at - 2) || isCode(at + 2))
}

/** Whether a State's name begins at this token. */
export const beginsName = (tokens: readonly Token[], at: number): boolean => namesAt(tokens, at, 'capitals').length > 0

/** The answer that the words at this token stand for, if they stand for one. */
export const answerAt = (tokens: readonly Token[], at: number): AnswerMark['answer'] | undefined =>
  phrasesAt(answers, tokens, at, inAnswers).at(-1)?.meaning.answer

/** "non-voting", "voted “no”" */
const inAnswers = (sign: Token): boolean => /^[-‐‑–"'“”‘’«»]$/.test(sign.raw)

const marksIn = (
  tokens: readonly Token[],
  namesByToken: readonly (readonly PhraseHit<NameMeaning>[])[],
): readonly AnswerMark[] => {
  const marks: AnswerMark[] = []
  for (let at = 0; at < tokens.length; at++) {
    const hit = phrasesAt(answers, tokens, at, inAnswers).at(-1)
    if (hit === undefined || (namesByToken[at]?.length ?? 0) > 0 || isSmallLetter(tokens, at, hit.to)) continue
    marks.push({ ...hit.meaning, from: at, to: hit.to })
    at = hit.to - 1
  }
  const taken = new Set(marks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, place) => from + place)))
  const misspelt = misspeltHeadings(tokens, at => taken.has(at) || (namesByToken[at]?.length ?? 0) > 0)
  return misspelt.length === 0 ? marks : [...marks, ...misspelt].sort((a, b) => a.from - b.from)
}

/** Y, N and A are answers in capitals or before a colon; small, they are words in three languages. */
const isSmallLetter = (tokens: readonly Token[], at: number, to: number): boolean =>
  to === at + 1 && /^\p{Ll}$/u.test(tokens[at]?.raw ?? '') && tokens[to]?.raw !== ':'
