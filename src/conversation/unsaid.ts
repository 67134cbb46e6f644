// Unsaid: a refusal that does not say back what may not be said where it was typed.
import type { Refusal } from '#src/result.ts'
import { typed } from '#src/security/label-table.ts'
import { type Command, usage } from './command.ts'
import { DROPPED, onlyPicks } from './only-picks.ts'
import { findCommand } from './parse.ts'
import type { Utterance } from './utterance.ts'
import { cut } from './words.ts'

/** Where only picks may be typed, other words are hidden, and choices that would repeat them are left out. */
export const unsaid = (refusal: Refusal, utterance: Utterance, menu: readonly Command[]): Refusal => {
  const { tokens, pasted } = cut(utterance.words)
  const command = findCommand(tokens, menu)
  if (command === undefined || typed[utterance.place.destination][command.typed] === 'yes') return refusal
  const known = `${command.verb} ${usage(command)}`
  const words = [...tokens.map(token => token.text), pasted]
    .flatMap(text => text.split(/\s+/))
    .filter(word => word.length > 1 && !known.includes(word))
    .toSorted((a, b) => b.length - a.length)
  const said = refusal.sentence.replace(DROPPED, '')
  const hidden = words.reduce((text, word) => text.replaceAll(word, '…'), said)
  const sentence = said === refusal.sentence ? hidden : `${hidden}${DROPPED}`
  const choices = refusal.choices?.filter(choice => {
    const words = cut(choice.words)
    const chosen = findCommand(words.tokens, menu)
    return chosen === undefined || onlyPicks(words, chosen, utterance).dropped.length === 0
  })
  return choices === undefined ? { sentence } : { sentence, choices }
}
