// Unsaid: a refusal that does not say back what may not be said where it was typed.
import type { Refusal } from '#src/result.ts'
import { typed } from '#src/security/label-table.ts'
import { type Command, usage } from './command.ts'
import { keepPicks } from './keep-picks.ts'
import { findCommand, parse } from './parse.ts'
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
  const sentence = words.reduce((text, word) => text.replaceAll(word, '…'), refusal.sentence)
  const choices = refusal.choices?.filter(choice => {
    const parsed = parse(cut(choice.words), menu)
    const kept = parsed.ok ? keepPicks(parsed.value, utterance) : parsed
    return kept.ok && kept.value.dropped.length === 0
  })
  return choices === undefined ? { sentence } : { sentence, choices }
}
