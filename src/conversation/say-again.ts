// Say again: the whole utterance with one of its words replaced, so that choosing an answer is the same as typing it.
import type { Choice } from '#src/result.ts'
import { cut, quoted, type Words } from './words.ts'

/** The first line as it was said, folded. */
export const said = (words: Words): string => words.tokens.map(token => token.raw).join(' ')

/** Choices for a word, or some words, of an utterance, as choices for the whole of it. */
export const wholeChoices = (choices: readonly Choice[], text: string, words: Words): readonly Choice[] =>
  choices.map(({ label, words: instead }) => ({ label, words: replaced(text, instead, words) }))

/** A token after the verb that says just this; else wherever the words stand. */
const replaced = (text: string, instead: string, words: Words): string => {
  const at = words.tokens.findIndex((token, index) => index > 0 && (token.text === text || token.raw === text))
  const token = words.tokens[at]
  if (token === undefined) return said(words).replace(text, () => instead)
  const key = token.key === undefined || token.raw === text ? '' : `${token.key}:`
  return said({ ...words, tokens: words.tokens.with(at, { ...token, raw: `${key}${quoted(instead)}` }) })
}

/** The same for a handler, which has the utterance and not its words. */
export const choicesFor = (
  utterance: { readonly words: string },
  text: string,
  choices: readonly Choice[],
): readonly Choice[] => wholeChoices(choices, text, cut(utterance.words))
