// Parse: tokens to a command and its arguments, or a refusal that shows how to say it.

import { ok, type Refusal, type Result, refuse } from '#src/result.ts'
import { platforms } from '#src/security/member.ts'
import { type Command, usage } from './command.ts'
import type { Field } from './fields.ts'
import { said, wholeChoices } from './say-again.ts'
import { nearest } from './suggest.ts'
import type { Token, Words } from './words.ts'

/** What was understood. */
export interface Parsed {
  readonly command: Command
  readonly args: Readonly<Record<string, unknown>>
  /** The keyed hash with which a previewed effect is confirmed. */
  readonly confirm?: string
}

/** The command whose verb the first words are. Two words beat one. */
export const findCommand = (tokens: readonly Token[], menu: readonly Command[]): Command | undefined => {
  const [first, second] = tokens.map(token => token.text.toLowerCase())
  const named = (verb: string) => menu.find(one => one.verb === verb || one.aliases?.includes(verb) === true)
  return (
    (second === undefined ? undefined : named(`${first} ${second}`)) ?? (first === undefined ? undefined : named(first))
  )
}

/** Reads an utterance against the menu. */
export const parse = (words: Words, menu: readonly Command[]): Result<Parsed> => {
  const command = findCommand(words.tokens, menu)
  if (command === undefined) return unknownCommand(words, menu)
  const verbLength = wordsOfVerb(command, words.tokens)
  const given = words.tokens.slice(verbLength)
  const confirm = given.find(token => token.key === 'confirm')?.text
  const args = readFields(
    command,
    given.filter(token => token.key !== 'confirm'),
    words,
  )
  if (!args.ok) return args
  return ok({ command, args: args.value, ...(confirm === undefined ? {} : { confirm }) })
}

const wordsOfVerb = (command: Command, tokens: readonly Token[]): number => {
  const two = `${tokens[0]?.text} ${tokens[1]?.text}`.toLowerCase()
  return command.verb === two || command.aliases?.includes(two) === true ? 2 : 1
}

const readFields = (
  command: Command,
  given: readonly Token[],
  words: Words,
): Result<Readonly<Record<string, unknown>>> => {
  const sorted = sortTokens(command, given)
  const values: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(command.fields)) {
    const text = textFor(name, field, sorted, words)
    if (text === undefined || text === '') {
      if (field.needed === 'yes') return refuse(missing(command, field, words))
      values[name] = undefined
      continue
    }
    const value = field.read(text)
    if (!value.ok) return { ok: false, refusal: withWholeChoices(value.refusal, text, words) }
    values[name] = value.value
  }
  return sorted.unknown === undefined && sorted.words.length === 0 ? ok(values) : refuse(tooMuch(command, sorted))
}

interface Sorted {
  /** Words without a key, in order; taken from the front as fields want them. */
  readonly words: Token[]
  readonly options: ReadonlyMap<string, Token>
  readonly unknown?: Token
}

/**
 * Options that the command does not have belong to its `rest` field, when it takes one (a filter has keys of its own).
 * `slack:U123` is an account or a place, never an option.
 */
const sortTokens = (command: Command, given: readonly Token[]): Sorted => {
  const fields = Object.entries(command.fields)
  const takesRest = fields.some(([, field]) => field.as === 'rest')
  const options = new Map<string, Token>()
  const words: Token[] = []
  let unknown: Token | undefined
  for (const token of given) {
    if (token.key !== undefined && command.fields[token.key]?.as === 'option') options.set(token.key, token)
    else if (token.key === undefined || takesRest || isPlatform(token.key)) words.push(token)
    else unknown ??= token
  }
  return unknown === undefined ? { words, options } : { words, options, unknown }
}

const isPlatform = (key: string): boolean => platforms.some(platform => platform === key)

const textFor = (name: string, field: Field<unknown>, sorted: Sorted, words: Words): string | undefined => {
  switch (field.as) {
    case 'option':
      return sorted.options.get(name)?.text
    case 'paste':
      return words.pasted
    case 'rest':
      return sorted.words
        .splice(0)
        .map(token => (field.kind === 'filter' ? token.raw : token.text))
        .join(' ')
    case 'word': {
      const token = sorted.words.shift()
      return token === undefined ? undefined : token.key === undefined ? token.text : token.raw
    }
  }
}

const missing = (command: Command, field: Field<unknown>, words: Words): string =>
  `"${said(words)}" needs a ${field.help}. Type: ${usage(command)}, for example: ${command.examples[0] ?? command.verb}`

const tooMuch = (command: Command, sorted: Sorted): string => {
  const token = sorted.unknown ?? sorted.words[0]
  const known = Object.keys(command.fields).filter(name => command.fields[name]?.as === 'option')
  const near = token?.key === undefined ? undefined : nearest(token.key, known)[0]
  const hint = near === undefined ? '' : ` Did you mean ${near}:${token?.text ?? ''}?`
  return `I do not know what to do with "${token?.raw ?? ''}".${hint} Type: ${usage(command)}`
}

/** Choices of a field replace its text; the person is offered the whole utterance. */
const withWholeChoices = (refusal: Refusal, text: string, words: Words): Refusal =>
  refusal.choices === undefined ? refusal : { ...refusal, choices: wholeChoices(refusal.choices, text, words) }

/** Nothing of that name: the nearest command, its usage filled with the words that were typed. */
const unknownCommand = (words: Words, menu: readonly Command[]): Result<never> => {
  const [first, second] = words.tokens
  if (first === undefined) return refuse('Type a command, for example: next 7d. "help" lists them all.')
  const verbs = menu.map(one => one.verb)
  const two = second === undefined ? undefined : `${first.text} ${second.text}`
  const family = menu.filter(one => one.verb.startsWith(`${first.text.toLowerCase()} `))
  if (family.length > 0)
    return refuse(
      `"${said(words)}" is not complete. ${first.text} has: ${family.map(one => one.verb).join(', ')}.`,
      nearest(
        two ?? '',
        family.map(one => one.verb),
      ).map(verb => ({ label: verb, words: withVerb(verb, words, 2) })),
    )
  const forTwo =
    two === undefined
      ? []
      : nearest(
          two,
          verbs.filter(verb => verb.includes(' ')),
        )
  const forOne = nearest(
    first.text,
    verbs.filter(verb => !verb.includes(' ')),
  )
  const found = forTwo.length > 0 ? forTwo : forOne
  const length = forTwo.length > 0 ? 2 : 1
  const best = menu.find(one => one.verb === found[0])
  if (best === undefined) return refuse(`I do not know "${first.text}". "help" lists what I can do.`)
  return refuse(
    `I do not know "${first.text}". Did you mean: ${usage(best)}`,
    found.map(verb => ({ label: verb, words: withVerb(verb, words, length) })),
  )
}

const withVerb = (verb: string, words: Words, replaced: number): string =>
  [verb, ...words.tokens.slice(replaced).map(token => token.raw)].join(' ')
