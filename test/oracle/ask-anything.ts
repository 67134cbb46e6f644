// Ask anything: every reading command of the menu with arguments that fit its fields, so that a new command is asked too.
import type { Command } from '#src/conversation/command.ts'
import type { Field, FieldKind } from '#src/conversation/fields.ts'
import { quoted } from '#src/conversation/words.ts'
import type { Chance } from '#test/prove/chance.ts'
import { type Coalition, STATES_OF_CONTACTS } from './any-coalition.ts'

/** What somebody types into a field of a kind; its example where nothing better is known. */
const fillings: Readonly<Partial<Record<FieldKind, (coalition: Coalition, chance: Chance) => string>>> = {
  state: (coalition, chance) =>
    chance.pick(['KEN', ...STATES_OF_CONTACTS, ...coalition.noted.flatMap(one => one.states)]),
  body: () => 'HRC',
  event: (_, chance) => chance.pick(['own-0', 'own-1', 'own-2']),
  id: (coalition, chance) => handle(coalition, chance),
  word: (coalition, chance) => handle(coalition, chance),
  text: (coalition, chance) =>
    chance.next() < 0.6 ? handle(coalition, chance) : chance.pick(['zq', ...coalition.secrets.map(one => one.word)]),
  member: (coalition, chance) => `@${chance.pick(['me', ...coalition.people.map(one => one.name)])}`,
  duration: () => '30d',
  number: () => '1',
}

const handle = ({ handles }: Coalition, chance: Chance): string => chance.pick(['A1', ...handles])

/** Something of the kind that the example is of: `V5`, `A7`, `A/HRC/62/L.4`. */
const alike = (example: string, { handles }: Coalition): readonly string[] => {
  const form = example.replace(/\d+/g, '0').replace(/L\.0$/, '')
  return handles.filter(one => one.replace(/\d+/g, '0').startsWith(form))
}

/** The words of a command; what may be left out is, half of the time. */
export const wordsFor = (command: Command, coalition: Coalition, chance: Chance): string =>
  [
    command.verb,
    ...Object.entries(command.fields).flatMap(([name, field]) => {
      if (field.as === 'paste' || (field.needed === 'no' && chance.next() < 0.5)) return []
      const text = quoted(textFor(field, coalition, chance))
      return field.as === 'option' ? [`${name}:${text}`] : [text]
    }),
  ].join(' ')

const textFor = (field: Field<unknown>, coalition: Coalition, chance: Chance): string => {
  const [first, ...others] = field.choices ?? []
  if (first !== undefined) return chance.pick([first, ...others])
  const [some, ...more] = alike(field.example, coalition)
  if (some !== undefined && chance.next() < 0.7) return chance.pick([some, ...more])
  return fillings[field.kind]?.(coalition, chance) ?? field.example
}
