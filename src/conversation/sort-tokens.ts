// Sort tokens: which words of an utterance belong to which field of its command.
import { platforms } from '#src/security/member.ts'
import type { Command } from './command.ts'
import type { FieldKind } from './fields.ts'
import { nearest } from './suggest.ts'
import type { Token } from './words.ts'

export interface Sorted {
  /** Words without a key, in order; taken from the front as fields want them. */
  readonly words: readonly Token[]
  /** The tokens of each option: `key:value`, and the words that belong to it. */
  readonly options: ReadonlyMap<string, readonly Token[]>
  /** An option that the command does not have. */
  readonly unknown?: Token
}

/** Options whose value may be several words without quotes. */
const wordy: readonly FieldKind[] = ['text', 'when', 'day']

/**
 * Words behind a wordy option belong to it once everything that the command needs in words was said before:
 * `event cancel hrc-64 why:no money`. Keys that the command does not have belong to its `rest` field, when it takes one
 * (a filter has keys of its own, a title may have a colon), unless they look like a mistyped option. `slack:U123` is an
 * account or a place, never an option.
 */
export const sortTokens = (command: Command, given: readonly Token[]): Sorted => {
  const needed = Object.values(command.fields).filter(field => isInWords(field) && field.needed === 'yes').length
  const rest = Object.values(command.fields).find(field => field.as === 'rest')
  const options = new Map<string, readonly Token[]>()
  const words: Token[] = []
  let open: string | undefined
  let unknown: Token | undefined
  for (const token of given) {
    const own = token.key === undefined ? undefined : command.fields[token.key]
    if (token.key !== undefined && own?.as === 'option') {
      options.set(token.key, [token])
      open = wordy.includes(own.kind) && !token.raw.includes('"') ? token.key : undefined
    } else if (rest?.kind !== 'filter' && looksMistyped(token, command)) unknown ??= token
    else if (open !== undefined && words.length >= needed) options.set(open, [...(options.get(open) ?? []), token])
    else if (token.key === undefined || rest !== undefined || isPlatform(token.key)) words.push(token)
    else unknown ??= token
  }
  return unknown === undefined ? { words, options } : { words, options, unknown }
}

const isInWords = (field: Command['fields'][string]): boolean => field.as === 'word' || field.as === 'rest'

const isPlatform = (key: string): boolean => platforms.some(platform => platform === key)

/** The names of its options. */
export const optionsOf = (command: Command): readonly string[] =>
  Object.keys(command.fields).filter(name => command.fields[name]?.as === 'option')

const looksMistyped = (token: Token, command: Command): boolean =>
  token.key !== undefined && token.text !== '' && nearest(token.key, optionsOf(command)).length > 0
