// Say again: the whole utterance with some of its words replaced, so that choosing an answer is the same as typing it.
import type { Choice } from '#src/result.ts'
import { cut, quoted, said, type Token } from './words.ts'

/** For a handler: choices for what was typed in one place, as choices for the whole utterance. */
export const choicesFor = (
  utterance: { readonly words: string },
  typed: string,
  choices: readonly Choice[],
): readonly Choice[] =>
  choices.map(({ label, words: instead }) => ({ label, words: replaced(utterance.words, typed.trim(), instead) }))

/** The first words after the verb that say just this; the value of an option keeps its key. */
const replaced = (words: string, typed: string, instead: string): string => {
  const { tokens, pasted } = cut(words)
  const place = placeOf(typed, tokens)
  if (place === undefined) return words
  const { at, length, key } = place
  const spelt = { text: instead, raw: `${key === undefined ? '' : `${key}:`}${quoted(instead)}` }
  return `${said(tokens.toSpliced(at, length, spelt))}${pasted === '' ? '' : `\n${pasted}`}`
}

/** The same utterance with its first word behind the verb replaced, and more words at the end of its first line. */
export const sayAgainWith = (
  { words }: { readonly words: string },
  object: string,
  ...more: readonly string[]
): string => {
  const { tokens, pasted } = cut(words)
  const [verb = [], rest = []] = [tokens.slice(0, 2), tokens.slice(3)]
  const first = [said(verb), quoted(object), ...(rest.length === 0 ? [] : [said(rest)]), ...more].join(' ')
  return pasted === '' ? first : `${first}\n${pasted}`
}

interface Place {
  readonly at: number
  readonly length: number
  readonly key?: string | undefined
}

/** One token that says it, as a word or as the value of an option; else several words that say it together. */
const placeOf = (typed: string, tokens: readonly Token[]): Place | undefined => {
  const one = tokens.findIndex((token, index) => index > 0 && (token.text === typed || token.raw === typed))
  if (one > 0) return { at: one, length: 1, key: tokens[one]?.raw === typed ? undefined : tokens[one]?.key }
  const length = typed.split(/\s+/).length
  const many = tokens.findIndex((_, index) => index > 0 && said(tokens.slice(index, index + length)) === typed)
  return many > 0 ? { at: many, length } : undefined
}
