// misspeltHeadings: headings of lists with a wrong letter or two: "Aginst:", "In favuor (12):". They are read, and said.
import { editDistance } from '#src/states/edit-distance.ts'
import type { Answer } from '#src/votes/ballot.ts'
import { answerPhrases } from './answer-words.ts'
import type { AnswerMark } from './sheet.ts'
import type { Token } from './token.ts'

const MOST_WORDS = 3
const SHORTEST = 5
/** From so many letters on two of them may be wrong. */
const LONG = 7

const headings = answerPhrases.flatMap(([phrase, { answer, role }]) =>
  role === 'short' || phrase.length < SHORTEST ? [] : [{ phrase, answer }],
)

/** The headings that begin where a line or sentence does and end with a colon. `isKnown` tells of names and answer words. */
export const misspeltHeadings = (tokens: readonly Token[], isKnown: (at: number) => boolean): readonly AnswerMark[] =>
  tokens.flatMap((_, from): readonly AnswerMark[] => {
    if (!beginsSomething(tokens, from)) return []
    const to = wordsFrom(tokens, from, isKnown)
    if (to === from || !isBeforeColon(tokens, to)) return []
    const words = tokens.slice(from, to)
    const answer = meantBy(words.map(({ folded }) => folded).join(' '))
    if (answer === undefined) return []
    return [{ answer, role: 'heading', from, to, misspelt: words.map(({ raw }) => raw).join(' ') }]
  })

const beginsSomething = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  return at === 0 || token.gap === 'line' || token.gap === 'blank' || /^[.;\])*_]$/.test(tokens[at - 1]?.raw ?? '')
}

const wordsFrom = (tokens: readonly Token[], from: number, isKnown: (at: number) => boolean): number => {
  let at = from
  while (at < from + MOST_WORDS && tokens[at]?.kind === 'word') {
    if (isKnown(at)) return from
    at++
  }
  return at
}

/** "Aginst:", "Aginst (19):", "**Aginst**:" */
const isBeforeColon = (tokens: readonly Token[], from: number): boolean => {
  for (let at = from; at < from + 5; at++) {
    const token = tokens[at]
    if (token?.raw === ':') return true
    if (token === undefined || (token.kind === 'sign' && !/^[()[\]*_]$/.test(token.raw)) || token.kind === 'word')
      return false
  }
  return false
}

/** The one answer whose heading is near; none where two are as near. */
const meantBy = (words: string): Answer | undefined => {
  const limit = words.length < SHORTEST ? 0 : words.length < LONG ? 1 : 2
  const near = headings
    .filter(({ phrase }) => Math.abs(phrase.length - words.length) <= limit)
    .map(({ phrase, answer }) => ({ answer, wrong: editDistance(words, phrase) }))
    .filter(({ wrong }) => wrong <= limit)
    .sort((a, b) => a.wrong - b.wrong)
  const [best, ...others] = near
  return others.some(({ wrong, answer }) => wrong === best?.wrong && answer !== best.answer) ? undefined : best?.answer
}
