// Say again: the whole utterance with one of its words replaced, so that choosing an answer is the same as typing it.
import type { Choice } from '#src/result.ts'
import { cut, quoted, said } from './words.ts'

/** For a handler: choices for a word that was typed, as choices for the whole utterance. */
export const choicesFor = (
  utterance: { readonly words: string },
  typed: string,
  choices: readonly Choice[],
): readonly Choice[] =>
  choices.map(({ label, words: instead }) => ({ label, words: replaced(utterance.words, typed, instead) }))

/** The first token after the verb that says just this. */
const replaced = (words: string, typed: string, instead: string): string => {
  const { tokens, pasted } = cut(words)
  const again = tokens.map((token, index) => {
    const is = index > 0 && (token.text === typed || token.raw === typed)
    return !is
      ? token
      : { ...token, raw: `${token.raw === typed || token.key === undefined ? '' : `${token.key}:`}${quoted(instead)}` }
  })
  return `${said(again)}${pasted === '' ? '' : `\n${pasted}`}`
}
