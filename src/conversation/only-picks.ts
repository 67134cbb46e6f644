// Only picks: takes out of an utterance what may not be typed where it was said, before anything reads it.
import { typed } from '#src/security/label-table.ts'
import type { Command } from './command.ts'
import type { Field, FieldKind } from './fields.ts'
import { typedFields } from './parse.ts'
import type { Utterance } from './utterance.ts'
import type { Token, Words } from './words.ts'

/** Kinds of field that hold a State, a stance, a confidence, an ask or a date: nothing in free words. */
export const picks: readonly FieldKind[] = ['state', 'choice', 'number', 'id', 'when', 'day', 'duration']

/** What was left out of the words is said in one sentence; nobody says what it was. */
export const DROPPED =
  'I kept only what was picked. Other words of this kind may not be typed here, and none of them was stored; who runs this platform can still read them.'

/** The words without those that their label keeps out of this place, and whether there were any. */
export const onlyPicks = (
  words: Words,
  command: Command,
  { place }: Pick<Utterance, 'place'>,
): { readonly words: Words; readonly dropped: readonly Token[] } => {
  const table = typed[place.destination]
  const isKept = (field: Field<unknown>): boolean => {
    const cell = table[field.label ?? command.typed]
    return cell === 'yes' || (cell === 'picks' && picks.includes(field.kind))
  }
  const { typed: fields } = typedFields(command, words)
  const dropped = fields.flatMap(({ field, taken }) => (isKept(field) ? [] : taken))
  const pasted = table[command.typed] === 'yes' ? words.pasted : ''
  return { words: { tokens: words.tokens.filter(token => !dropped.includes(token)), pasted }, dropped }
}
