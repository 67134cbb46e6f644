// Guard note: points out what could give somebody away, and offers words without it, before anything is kept.
import { suspectsIn } from '#src/contacts/name-guard.ts'
import { standIn } from '#src/contacts/pseudonym.ts'
import type { Context } from '#src/conversation/context.ts'
import { choiceField, option } from '#src/conversation/fields.ts'
import { foldTyping } from '#src/conversation/words.ts'
import { answer, line, type Reply } from '#src/reply/document.ts'
import { standsFor } from '#src/security/vault-access.ts'
import type { Iso3 } from '#src/states/state.ts'

/** With `names:keep` the words are kept as they are. */
export const namesField = option(choiceField(['keep'], { help: 'names', example: 'keep' }))

interface Guarded {
  readonly state: Iso3
  /** What was typed in free words. */
  readonly texts: readonly (string | undefined)[]
  readonly names: 'keep' | undefined
}

/** What to answer instead of saving, when free words may hold a name; undefined when they may be kept. */
export const pointOut = ({ state, texts, names }: Guarded, context: Context): Reply | undefined => {
  const found = texts.flatMap(text => suspectsIn(text ?? ''))
  if (names === 'keep' || found.length === 0) return undefined
  const { actor, utterance, keyring } = context
  const who = { state, space: actor.space.id, mac: (text: string) => keyring.mac('index', text) }
  const said = foldTyping(utterance.words).replace(/ +/g, ' ')
  const changes = found.map(one => ({ from: one.text, to: standIn(one, who) }))
  const without = changes.reduce((words, { from, to }) => words.replaceAll(from, () => to), said)
  const side = standsFor(actor)
  return answer({
    label: 'AMBER+STRICT',
    space: actor.space.id,
    ...(side === undefined ? {} : { organisation: side }),
    blocks: [
      line('Nothing was saved yet. This may give somebody away:'),
      ...changes.map(({ from, to }) => line(`  ${from} → ${to}`)),
      {
        kind: 'choices',
        choices: [
          ...(without === said ? [] : [{ label: 'Save with the words on the right', words: without }]),
          { label: 'Save as it is', words: `${said} names:keep` },
        ],
      },
    ],
  })
}
