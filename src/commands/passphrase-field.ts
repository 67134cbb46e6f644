// Passphrase field: the words that open a sealed vault; never stored, never said back.
import { type Field, rest } from '#src/conversation/fields.ts'
import { ok, refuse } from '#src/result.ts'

/** Four words of a dice list have about 50 bits, and each try costs a third of a second. */
const SHORTEST = 16

export const passphraseField: Field<string> = rest({
  as: 'rest',
  kind: 'text',
  help: 'passphrase',
  example: 'four or more words drawn by chance',
  needed: 'yes',
  read: text =>
    text.length >= SHORTEST
      ? ok(text)
      : refuse(`A passphrase has at least ${SHORTEST} letters: four or more words drawn by chance.`),
})
