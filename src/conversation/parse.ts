// Parse: tokens to a command and its arguments, or a refusal that shows how to say it.
import { ok, type Refusal, type Result, refuse } from '#src/result.ts'
import { type Command, usage } from './command.ts'
import type { Field } from './fields.ts'
import { optionsOf, type Sorted, sortTokens } from './sort-tokens.ts'
import { nearest } from './suggest.ts'
import { unknownCommand } from './unknown-command.ts'
import { quoted, said, type Token, unquoted, type Words } from './words.ts'

/** What was understood. */
export interface Parsed {
  readonly command: Command
  readonly args: Readonly<Record<string, unknown>>
  /** The keyed hash with which a previewed effect is confirmed. */
  readonly confirm?: string
}

/** The command whose verb the first words are. Two words beat one. */
export const findCommand = (tokens: readonly Token[], menu: readonly Command[]): Command | undefined => {
  const [first, second] = tokens.map(token => token.raw.toLowerCase())
  const named = (verb: string) => menu.find(one => one.verb === verb || one.aliases?.includes(verb) === true)
  return (
    (second === undefined ? undefined : named(`${first} ${second}`)) ?? (first === undefined ? undefined : named(first))
  )
}

/** How many words of the utterance are its verb. */
const lengthOfVerb = (command: Command, tokens: readonly Token[]): number => {
  const two = said(tokens.slice(0, 2)).toLowerCase()
  return command.verb === two || command.aliases?.includes(two) === true ? 2 : 1
}

/** Reads an utterance against the menu. Choices of a refusal are whole utterances. */
export const parse = (words: Words, menu: readonly Command[]): Result<Parsed> => {
  const confirm = words.tokens.find(token => token.key === 'confirm')?.text
  const tokens = words.tokens.filter(token => token.key !== 'confirm')
  const command = findCommand(tokens, menu)
  if (command === undefined) return unknownCommand(tokens, menu)
  const args = readFields(command, { ...words, tokens })
  if (!args.ok) return args
  return ok({ command, args: args.value, ...(confirm === undefined ? {} : { confirm }) })
}

const readFields = (command: Command, words: Words): Result<Readonly<Record<string, unknown>>> => {
  const { typed, left, unknown } = typedFields(command, words)
  if (unknown !== undefined) return refuse(tooMuch(command, unknown))
  const values: Record<string, unknown> = {}
  for (const { name, field, taken, text } of typed) {
    if (text === '' && field.needed === 'yes') return refuse(missing(command, field, words))
    if (text === '' && field.as === 'option' && taken.length > 0) return refuse(emptyOption(name, field))
    const value = text === '' ? ok(undefined) : field.read(text)
    if (!value.ok) return { ok: false, refusal: wholeChoices(value.refusal, { field, taken, words }) }
    values[name] = value.value
  }
  return left[0] === undefined ? ok(values) : refuse(tooMuch(command, left[0]))
}

/** What was typed for a field; empty text when nothing was. */
interface TypedField {
  readonly name: string
  readonly field: Field<unknown>
  readonly taken: readonly Token[]
  readonly text: string
}

/** Which text each field of a command was given, and what none of them took. */
export const typedFields = (
  command: Command,
  words: Words,
): { readonly typed: readonly TypedField[]; readonly left: readonly Token[]; readonly unknown?: Token } => {
  const sorted = sortTokens(command, words.tokens.slice(lengthOfVerb(command, words.tokens)))
  const left = [...sorted.words]
  const typed = Object.entries(command.fields).map(([name, field]) => {
    const taken = takeFor(name, field, { left, sorted })
    return { name, field, taken, text: field.as === 'paste' ? words.pasted : textOf(field, taken) }
  })
  return sorted.unknown === undefined ? { typed, left } : { typed, left, unknown: sorted.unknown }
}

/** The tokens that a field reads, taken from those that are left. */
const takeFor = (
  name: string,
  field: Field<unknown>,
  { left, sorted }: { left: Token[]; sorted: Sorted },
): readonly Token[] => {
  switch (field.as) {
    case 'option':
      return sorted.options.get(name) ?? []
    case 'rest':
      return left.splice(0)
    case 'word':
      return field.fits === undefined || field.fits(unquoted(left[0]?.raw ?? '')) ? left.splice(0, 1) : []
    case 'paste':
      return []
  }
}

/** Of an option the value; words as they were meant, but those of a filter as they were typed. */
const textOf = (field: Field<unknown>, taken: readonly Token[]): string =>
  taken
    .map((token, index) => {
      if (field.as === 'option' && index === 0) return token.text
      return field.kind === 'filter' ? token.raw : unquoted(token.raw)
    })
    .join(' ')

const missing = (command: Command, field: Field<unknown>, words: Words): string =>
  `"${said(words.tokens)}" needs ${/^[aeiou]/i.test(field.help) ? 'an' : 'a'} ${field.help}. Type: ${usage(command)}, for example: ${command.examples[0] ?? command.verb}`

const emptyOption = (name: string, { example }: Field<unknown>): string =>
  `There is nothing behind "${name}:". Type for example ${name}:${quoted(example)}, or leave it out.`

const tooMuch = (command: Command, token: Token): string => {
  const near = token.key === undefined ? undefined : nearest(token.key, optionsOf(command))[0]
  const hint = near === undefined ? '' : ` Did you mean ${near}:${token.text}?`
  return `I do not know what to do with "${token.raw}".${hint} Type: ${usage(command)}`
}

interface Place {
  readonly field: Field<unknown>
  readonly taken: readonly Token[]
  readonly words: Words
}

/** Choices of a field replace its words; the person is offered the whole utterance. */
const wholeChoices = (refusal: Refusal, { field, taken, words }: Place): Refusal => {
  const [first] = taken
  if (refusal.choices === undefined || first === undefined) return refusal
  const at = words.tokens.indexOf(first)
  const before = words.tokens.slice(0, at).map(token => token.raw)
  const after = words.tokens.filter((token, index) => index > at && !taken.includes(token)).map(token => token.raw)
  const key = field.as === 'option' ? `${first.key}:` : ''
  const pasted = words.pasted === '' ? '' : `\n${words.pasted}`
  const choices = refusal.choices.map(choice => ({
    label: choice.label,
    words:
      [...before, `${key}${field.as === 'rest' ? choice.words : quoted(choice.words)}`, ...after].join(' ') + pasted,
  }))
  return { ...refusal, choices }
}
