// findNumbers: the results that a text prints as numbers, in figures or in words.
import type { Answer } from '#src/votes/ballot.ts'
import { findNobody } from './find-nobody.ts'
import { numberAt } from './number-words.ts'
import { isNameAt, isSentenceEnd, nameEnd } from './printed-list.ts'
import type { AnswerMark, Sheet } from './sheet.ts'
import { COUNTED, INCLUDING, LINKS, VOTE_WORDS } from './vocabulary.ts'

/** A number that a text gives for an answer. */
export interface PrintedNumber {
  readonly answer: Answer
  readonly value: number
  /** The token where it stands. */
  readonly from: number
  /** The heading that it stands beside, if it does: "Against (19):". */
  readonly mark: AnswerMark | undefined
}

interface Figure {
  readonly value: number
  readonly from: number
  readonly to: number
  readonly inWords: boolean
}

const MOST_VOTES = 200
const MOST_WORDS_BETWEEN = 8

export const findNumbers = (sheet: Sheet): readonly PrintedNumber[] => {
  const figures = figuresIn(sheet)
  const used = new Set<Figure>()
  const take = (found: readonly (PrintedNumber & { readonly figure: Figure })[]): readonly PrintedNumber[] => {
    for (const { figure } of found) used.add(figure)
    return found.map(({ figure: _, ...number }) => number)
  }
  const rest = (): readonly Figure[] => figures.filter(figure => !used.has(figure))
  const results = take(resultsIn(sheet, figures))
  const beside = take(besideHeadings(sheet, rest()))
  const before = take(beforeAnswers(sheet, rest()))
  return [...results, ...beside, ...before, ...findNobody(sheet)].sort((a, b) => a.from - b.from)
}

type Found = PrintedNumber & { readonly figure: Figure }

const figuresIn = ({ tokens }: Sheet): readonly Figure[] => {
  const words = tokens.map(({ kind, folded }) => (kind === 'sign' && /^[-‐‑]$/.test(folded) ? '-' : folded))
  const figures: Figure[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.kind === 'number' && token.raw.length <= 3 && Number(token.raw) <= MOST_VOTES) {
      figures.push({ value: Number(token.raw), from: at, to: at + 1, inWords: false })
    } else if (token?.kind === 'word') {
      const found = inWords(words, at)
      if (found === undefined) continue
      figures.push({ ...found, from: at, inWords: true })
      at = found.to - 1
    }
  }
  return figures
}

/** Words of a number are joined by hyphens too: "twenty-three". */
const inWords = (
  words: readonly string[],
  from: number,
): { readonly value: number; readonly to: number } | undefined => {
  if (numberAt(words.slice(from, from + 1), 0) === undefined) return undefined
  const window = words.slice(from, from + 14)
  const places = window.flatMap((word, index) => (word === '-' ? [] : [index]))
  const found = numberAt(
    places.map(index => window[index] ?? ''),
    0,
  )
  const last = found && places[found.to - 1]
  return found === undefined || last === undefined ? undefined : { value: found.value, to: from + last + 1 }
}

const BETWEEN_RESULTS = new Set(['to', 'contre', 'contra', 'against', '-', '–', '—', '‐', '‑', 'a', 'con'])
const VOTES = new Set(['votes', 'vote', 'voix', 'votos', 'voto'])

/** "23 to 19", "81 votes to 75", "13-20-12", "138 votos contra 9". */
const resultsIn = (sheet: Sheet, figures: readonly Figure[]): readonly Found[] => {
  const results: Found[] = []
  for (let index = 0; index < figures.length; index++) {
    const run = resultAt(sheet, figures, index)
    const [first, second, third] = run
    if (first === undefined || second === undefined || !isAboutVotes(sheet, first.from)) continue
    const turned = isTurned(sheet, first, run.at(-1) ?? second)
    const answers: readonly Answer[] = turned
      ? ['against', 'in-favour', 'abstaining']
      : ['in-favour', 'against', 'abstaining']
    for (const [place, figure] of [first, second, ...(third ? [third] : [])].entries()) {
      const answer = answers[place]
      if (answer !== undefined)
        results.push({ answer, value: figure.value, from: figure.from, mark: undefined, figure })
    }
    index += run.length - 1
  }
  return results
}

/** Two or three figures with "to" or a dash between them; a comma between is another list. */
const resultAt = ({ tokens }: Sheet, figures: readonly Figure[], index: number): readonly Figure[] => {
  const run: Figure[] = []
  for (let next = index; next < figures.length && run.length < 3; next++) {
    const figure = figures[next]
    const last = run.at(-1)
    if (figure === undefined) break
    if (last !== undefined) {
      const between = tokens.slice(last.to, figure.from).map(({ folded }) => folded)
      const joins = between.filter(word => !VOTES.has(word))
      if (joins.length !== 1 || !BETWEEN_RESULTS.has(joins[0] ?? '')) break
      if (run.length === 2 && !/^[-–—‐‑]$/.test(joins[0] ?? '')) break
    }
    run.push(figure)
  }
  const before = tokens[(run[0]?.from ?? 0) - 1]
  return before?.kind === 'sign' && /^[/.]$/.test(before.raw) ? [] : run
}

const REACH = 40

const isAboutVotes = (sheet: Sheet, at: number): boolean => {
  const { tokens } = sheet
  for (let before = at - 1; before >= Math.max(0, at - REACH); before--) {
    if (isSentenceEnd(sheet, before)) break
    if (VOTE_WORDS.has(tokens[before]?.folded ?? '')) return true
  }
  for (let after = at; after < at + REACH; after++) {
    const token = tokens[after]
    if (token === undefined || (isSentenceEnd(sheet, after) && after > at)) return false
    if (VOTE_WORDS.has(token.folded)) return true
  }
  return false
}

const LOST = /^(?:reject|rejet|rechaz|defeat|repouss|desech)/

/** Where the text was not accepted, the larger number is that of the votes against, whichever stands first. */
const isTurned = (sheet: Sheet, first: Figure, last: Figure): boolean => {
  const after = sheet.tokens[last.to]?.folded
  if (after === 'against') return !isNameAt(sheet, last.to + 1)
  const before = sheet.tokens.slice(Math.max(0, first.from - REACH / 2), first.from)
  const sentence = before.slice(before.findLastIndex(({ raw }) => raw === ';' || raw === '.') + 1)
  const second = numberAfter(sheet, first)
  return sentence.some(({ folded }) => LOST.test(folded)) && second !== undefined && first.value > second
}

const numberAfter = ({ tokens }: Sheet, { to }: Figure): number | undefined => {
  const next = tokens.slice(to, to + 4).find(({ kind }) => kind === 'number')
  return next === undefined ? undefined : Number(next.raw)
}

/** "Against (19):", "Yes: 170 |", "Abstentions – 3" */
const besideHeadings = (sheet: Sheet, figures: readonly Figure[]): readonly Found[] => {
  const byStart = new Map(figures.map(figure => [figure.from, figure]))
  return sheet.marks.flatMap(mark => {
    const figure = figureBeside(sheet, mark, byStart)
    return figure === undefined ? [] : [{ answer: mark.answer, value: figure.value, from: figure.from, mark, figure }]
  })
}

const figureBeside = (sheet: Sheet, mark: AnswerMark, byStart: ReadonlyMap<number, Figure>): Figure | undefined => {
  const { tokens } = sheet
  let colon = false
  for (let at = mark.to; at < mark.to + MOST_WORDS_BETWEEN; at++) {
    const token = tokens[at]
    if (token === undefined || token.cut || token.gap === 'blank') return undefined
    const figure = byStart.get(at)
    if (figure !== undefined) return isCount(sheet, mark, figure, colon) ? figure : undefined
    if (token.kind === 'word' && (mark.role === 'short' || colon || isNameAt(sheet, at))) return undefined
    if (/^[,;.|]$/.test(token.raw)) return undefined
    colon ||= token.raw === ':'
  }
  return undefined
}

/** A number in parentheses, or one that no name and no answer follows: "1. Argentina" numbers a list. */
const isCount = (sheet: Sheet, mark: AnswerMark, { value, from, to }: Figure, colon: boolean): boolean => {
  const { tokens } = sheet
  const next = tokens[to]
  // "In favour:1 Argentina,2 Finland": a digit that hangs on a sign is the mark of a footnote.
  if (value <= 9 && tokens[from]?.gap === 'none' && tokens[from - 1]?.raw === ':' && isNameAt(sheet, to)) return false
  if (/^[([]$/.test(tokens[from - 1]?.raw ?? ''))
    return /^[)\]]$/.test(next?.raw ?? '') || VOTES.has(next?.folded ?? '')
  if (from - mark.to > 2) return false
  if (/^[.)]$/.test(next?.raw ?? '') && isNameAt(sheet, to + 1)) return false
  if (sheet.markAt.has(to) && !colon) return false
  return tokens[from]?.gap !== 'line'
}

/** "23 in favour", "eleven countries abstaining", "Five States, including France and the UK, declined to vote". */
const beforeAnswers = (sheet: Sheet, figures: readonly Figure[]): readonly Found[] => {
  // "None" closes the list before it rather than opening the next.
  return figures
    .filter(({ value, inWords }) => value > 0 || !inWords)
    .flatMap(figure => {
      const mark = markAfter(sheet, figure)
      return mark === undefined ? [] : [{ answer: mark.answer, value: figure.value, from: figure.from, mark, figure }]
    })
}

const LONGEST_LIST = 700

const markAfter = (sheet: Sheet, figure: Figure): AnswerMark | undefined => {
  const { tokens } = sheet
  let words = 0
  let listed = false
  for (let at = figure.to; at < figure.to + LONGEST_LIST; ) {
    const mark = sheet.markAt.get(at)
    const token = tokens[at]
    if (mark !== undefined && (mark.role !== 'short' || /^(?:for|pour)$/.test(token?.folded ?? ''))) return mark
    if (token === undefined || token.cut || token.gap === 'blank' || isSentenceEnd(sheet, at)) return undefined
    if (INCLUDING.has(token.folded)) listed = true
    else if (isNameAt(sheet, at) && !listed) return undefined
    else if (token.kind === 'number' || token.raw === ':') return undefined
    else if (token.kind === 'sign' && !listed && !(token.raw === ',' && INCLUDING.has(tokens[at + 1]?.folded ?? '')))
      return undefined
    else if (token.kind === 'word' && !listed && !COUNTED.has(token.folded) && !LINKS.has(token.folded))
      return undefined
    if (++words > MOST_WORDS_BETWEEN && !listed) return undefined
    at = listed && isNameAt(sheet, at) ? nameEnd(sheet, at) : at + 1
  }
  return undefined
}
