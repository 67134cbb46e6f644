// Command: one definition that yields the parser, the help, the permission check, the forms of a platform and the tests.
import type { Reply } from '#src/reply/document.ts'
import type { Result } from '#src/result.ts'
import type { Label } from '#src/security/label.ts'
import type { Permission } from '#src/security/permissions.ts'
import type { Context } from './context.ts'
import type { Fields, Values } from './fields.ts'

/** A command as it is written in `src/commands/`. */
export interface CommandDefinition<F extends Fields> {
  /** One or two words: `next`, `event move`. */
  readonly verb: string
  /** Other words for it. */
  readonly aliases?: readonly string[]
  /** What it does, in a few words, for the menu. */
  readonly summary: string
  readonly permission: Permission
  /** A `write` runs in one transaction, is audited, and leaves something to undo. */
  readonly effect: 'read' | 'write'
  /** The label of what people type into it; CLEAR and GREEN may be typed anywhere. */
  readonly typed?: Label
  readonly fields: F
  /** Full utterances, without the root word. */
  readonly examples: readonly string[]
  readonly handle: (args: Values<F>, context: Context) => Promise<Result<Reply>>
}

/** A command of the menu, whatever its fields. */
export interface Command extends Omit<CommandDefinition<Fields>, 'handle' | 'typed'> {
  readonly typed: Label
  /** The heading under which the help lists it. */
  readonly group?: string
  readonly handle: (args: Readonly<Record<string, unknown>>, context: Context) => Promise<Result<Reply>>
}

/** Checks that the handler takes what the fields give, and forgets the types. */
export const command = <const F extends Fields>(definition: CommandDefinition<F>): Command => ({
  typed: 'GREEN',
  ...definition,
  handle: (args, context) => definition.handle(args as Values<F>, context),
})

/** The same commands under one heading of the help. */
export const grouped = (group: string, commands: readonly Command[]): readonly Command[] =>
  commands.map(one => ({ ...one, group }))

/** How it is typed: `event move <event> <date> [why:…]`. */
export const usage = (of: Command): string =>
  [of.verb, ...Object.entries(of.fields).map(([name, field]) => fieldUsage(name, field))]
    .filter(part => part !== '')
    .join(' ')

const fieldUsage = (name: string, field: Fields[string]): string => {
  if (field.as === 'paste') return ''
  const value = field.choices === undefined ? field.help : field.choices.join('|')
  const shape = field.as === 'option' ? `${name}:<${value}>` : `<${value}>`
  return field.needed === 'yes' ? shape : `[${shape}]`
}
