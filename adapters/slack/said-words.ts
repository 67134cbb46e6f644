// Said words: a text of Slack as the words of an utterance: who is mentioned is an account where one is taken, else a name.
import type { Command } from '#src/conversation/command.ts'
import type { FieldKind } from '#src/conversation/fields.ts'
import { findCommand, typedFields } from '#src/conversation/parse.ts'
import { cut } from '#src/conversation/words.ts'
import { inTime } from './in-time.ts'
import type { People } from './people.ts'
import { MARK, type Mention, nameOf, oneWord, type ReadText, readText, written } from './read-text.ts'
import type { Waits } from './waits.ts'
import type { Workspace } from './workspaces.ts'

interface Reading {
  readonly workspace: Workspace
  readonly bot: {
    readonly menu: readonly Command[]
    readonly people: Pick<People, 'of'>
    readonly waits: Pick<Waits, 'names'>
  }
}

interface Saying extends Reading {
  /** The whole utterance with what was typed in it: with its verb, without its root word. */
  readonly whole: (typed: string) => string
}

/** People are `<@U123|ana>` and channels `<#C123|general>` in a field that takes an account; everywhere else `@ana`, `#general`. */
export const saidWords = async (typed: string, { whole, ...reading }: Saying): Promise<string> => {
  const { words, mentions } = await readNames(typed, reading)
  const said = { words: whole(words), mentions }
  const accounts = mentions.length === 0 ? new Set() : accountsIn(said.words, reading.bot.menu)
  const { prefix } = reading.workspace
  return written(said, (mention, at) => (accounts.has(at) ? accountOf(mention, prefix) : nameOf(mention)))
}

/** A text that is no command, as people read it. */
export const namedText = async (typed: string, reading: Reading): Promise<string> =>
  written(await readNames(typed, reading))

const takesAccounts: readonly FieldKind[] = ['member', 'address']

/** The marks in the fields of a command that take accounts. */
const accountsIn = (words: string, menu: readonly Command[]): ReadonlySet<unknown> => {
  const all = cut(words)
  const command = findCommand(all.tokens, menu)
  if (command === undefined) return new Set()
  const { typed } = typedFields(command, all)
  const taken = typed.filter(({ field }) => takesAccounts.includes(field.kind)).flatMap(one => one.taken)
  return new Set(taken.flatMap(({ raw }) => [...raw.matchAll(MARK)].map(([, at]) => Number(at))))
}

const accountOf = ({ sign, id, name }: Mention, prefix: string): string =>
  `<${sign}${prefix}${id}${name === undefined ? '' : `|${name}`}>`

/** So many people at most whom Slack wrote down without a name have theirs asked for. */
const MOST_ASKED = 20

const readNames = async (typed: string, { workspace, bot: { people, waits } }: Reading): Promise<ReadText> => {
  const read = readText(typed)
  const nameless = read.mentions.filter(({ sign, name }) => sign === '@' && name === undefined).map(({ id }) => id)
  if (nameless.length === 0) return read
  const asked = [...new Set(nameless)].slice(0, MOST_ASKED).map(async id => {
    const person = await people.of(workspace, id).catch(() => undefined)
    return [id, oneWord(person?.name ?? '')] as const
  })
  const names = new Map(await inTime(Promise.all(asked), waits.names))
  const mentions = read.mentions.map((one): Mention => {
    const name = one.name ?? names.get(one.id)
    return name === undefined ? one : { ...one, name }
  })
  return { ...read, mentions }
}
