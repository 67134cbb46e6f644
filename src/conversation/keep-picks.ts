// Keep picks: drops from what was typed whatever may not be typed where it was, before anything looks at it.
import { type Result, refuse } from '#src/result.ts'
import { typed } from '#src/security/label-table.ts'
import type { Field, FieldKind } from './fields.ts'
import type { Parsed } from './parse.ts'
import type { Utterance } from './utterance.ts'

/** Chosen from what there is, or counted: nobody can put a name or a sentence into them. */
const picked: readonly FieldKind[] = ['event', 'state', 'body', 'when', 'choice', 'number', 'duration', 'leads', 'id']

export interface Kept extends Parsed {
  /** The names of the fields whose words were dropped. */
  readonly dropped: readonly string[]
}

/** A refusal when a field that the command needs had to be dropped. */
export const keepPicks = (parsed: Parsed, { place }: Pick<Utterance, 'place'>): Result<Kept> => {
  const { command, args } = parsed
  const may = (field: Field<unknown>): boolean => {
    const cell = typed[place.destination][field.label ?? command.typed]
    return cell === 'yes' || (cell === 'picks' && (field.chosen === true || picked.includes(field.kind)))
  }
  const dropped = Object.entries(command.fields)
    .filter(([name, field]) => args[name] !== undefined && !may(field))
    .map(([name]) => name)
  if (dropped.some(name => command.fields[name]?.needed === 'yes')) return refuse(sayDropped(dropped))
  const kept = Object.fromEntries(Object.entries(args).filter(([name]) => !dropped.includes(name)))
  return { ok: true, value: { ...parsed, args: kept, dropped } }
}

/** What the person is told of it. */
export const sayDropped = (dropped: readonly string[]): string =>
  `What you typed for ${dropped.join(', ')} was dropped and is stored nowhere here: such words may be typed in an encrypted Matrix conversation or at the console only. This place has seen them; delete your message.`
