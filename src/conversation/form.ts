// Form: a command as something to fill in: which text stands in which of its fields, and the words that say the same.
import { ok, type Result, refuse } from '#src/result.ts'
import type { Command } from './command.ts'
import type { Field } from './fields.ts'
import { findCommand, typedFields } from './parse.ts'
import { cut, foldTyping, said, unquoted } from './words.ts'

/** What stands in each field, by its name; nothing for those left empty. */
export type Filled = ReadonlyMap<string, string>

export interface Form {
  readonly command: Command
  readonly filled: Filled
}

/** The form of the command that the words begin, filled in as far as they go. */
export const formOf = (words: string, menu: readonly Command[]): Form | undefined => {
  const all = cut(words)
  const tokens = all.tokens.filter(token => token.key !== 'confirm')
  const command = findCommand(tokens, menu)
  if (command === undefined || Object.keys(command.fields).length === 0) return undefined
  const { typed } = typedFields(command, { ...all, tokens })
  return { command, filled: new Map(typed.filter(({ text }) => text !== '').map(({ name, text }) => [name, text])) }
}

/** The form to show instead of a refusal: the words are a bare command that cannot do without something. */
export const formInstead = (words: string, menu: readonly Command[]): Form | undefined => {
  const all = cut(words)
  const form = formOf(words, menu)
  if (form === undefined || form.filled.size > 0 || all.pasted !== '') return undefined
  const bare = [form.command.verb, ...(form.command.aliases ?? [])].includes(said(all.tokens).toLowerCase())
  return bare && Object.values(form.command.fields).some(wantsFilling) ? form : undefined
}

/** What is needed, and lines to paste: without either most such commands have nothing to do. */
const wantsFilling = (field: Field<unknown>): boolean => field.needed === 'yes' || field.as === 'paste'

/** The words that say what the form says: typing them would be the same. */
export const wordsOfForm = ({ command, filled }: Form): string => {
  const entries = Object.entries(command.fields).flatMap(([name, field]) => {
    const text = filled.get(name)
    return text === undefined ? [] : [{ name, field, text }]
  })
  const inWords = entries.filter(({ field }) => field.as === 'word' || field.as === 'rest').map(spelt)
  const options = entries.filter(({ field }) => field.as === 'option').map(one => `${one.name}:${spelt(one)}`)
  const pasted = entries.filter(({ field }) => field.as === 'paste').map(({ text }) => text)
  const first = [command.verb, ...inWords, ...options].filter(word => word !== '').join(' ')
  return [first, ...pasted].join('\n')
}

/** Quoted, so that nothing in it is taken for an option; a filter is made of words and options, and says them as they are. */
const spelt = ({ field, text }: { readonly field: Field<unknown>; readonly text: string }): string => {
  const line = oneLine(text)
  if (field.kind === 'filter') return line.replaceAll('"', '').length % 2 === line.length % 2 ? line : unquoted(line)
  const bare = unquoted(line)
  return /^[\p{L}\p{N}@#_.,/<>|+-]+$/u.test(bare) && field.kind !== 'text' ? bare : `"${bare}"`
}

const oneLine = (text: string): string => foldTyping(text).replace(/\s+/g, ' ').trim()

/** What may stand in a field: folded as typing is, empty when it says nothing. */
export const fillText = (field: Field<unknown>, given: string): string => {
  if (field.as === 'paste') return foldTyping(given).trim()
  const line = oneLine(given)
  return field.kind === 'filter' ? line : unquoted(line).replace(/\s+/g, ' ').trim()
}

/** What is wrong with what stands in a field, before anything is done with it. */
export const judgeField = (name: string, { command, filled }: Form): Result<unknown> => {
  const field = command.fields[name]
  const text = filled.get(name)
  if (field === undefined) return ok(undefined)
  if (text !== undefined) return field.read(text)
  if (field.needed === 'yes') return refuse(`Fill this in, for example: ${field.example}`)
  return isGap(name, { command, filled }) ? refuse(`Fill this in too, for example: ${field.example}`) : ok(undefined)
}

/** Words have their order: one that is left out would be taken from what stands behind it. */
const isGap = (name: string, { command, filled }: Form): boolean => {
  const inWords = Object.entries(command.fields).filter(([, { as }]) => as === 'word' || as === 'rest')
  const at = inWords.findIndex(([other]) => other === name)
  return at >= 0 && inWords[at]?.[1].fits === undefined && inWords.slice(at + 1).some(([later]) => filled.has(later))
}
