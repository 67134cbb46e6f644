// Fields: what a command takes, told once: for the parser, the help, the forms of a platform and the tests.
import { type BodyId, bodies, findBody } from '#src/calendar/body.ts'
import type { Filter } from '#src/calendar/filter.ts'
import { readFilter } from '#src/calendar/read-filter.ts'
import { type Choice, ok, type Result, refuse } from '#src/result.ts'
import type { Label } from '#src/security/label.ts'
import { findState, type StateMatch } from '#src/states/find-state.ts'
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import { nearest } from './suggest.ts'
import { cut } from './words.ts'

/** What sort of thing a field holds; a platform picks its input by it. */
export type FieldKind =
  | 'event'
  | 'state'
  | 'body'
  | 'when'
  | 'day'
  | 'text'
  | 'choice'
  | 'member'
  | 'number'
  | 'duration'
  | 'leads'
  | 'filter'
  | 'id'
  | 'word'
  | 'address'

/**
 * One thing a command takes.
 * `word`: the next word · `rest`: all words that remain · `option`: `key:value` · `paste`: the lines below, or an attachment.
 */
export interface Field<T> {
  readonly as: 'word' | 'rest' | 'option' | 'paste'
  readonly kind: FieldKind
  readonly help: string
  readonly needed: 'yes' | 'no'
  readonly example: string
  readonly choices?: readonly string[]
  /** Whether the next word is meant for it; without it any is. Only for a word that may be left out. */
  readonly fits?: (text: string) => boolean
  /** The label of what is typed into it, where it is another than the command's. */
  readonly label?: Label
  /** Reads the text; a refusal's choices are replacements for the text alone. */
  readonly read: (text: string) => Result<T>
}

// biome-ignore lint/suspicious/noExplicitAny: a record of fields of any type; `Values` gives each its own
export type Fields = Readonly<Record<string, Field<any>>>
export type Values<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

interface About {
  readonly help: string
  readonly example: string
}

const field = <T>(as: Field<T>['as'], kind: FieldKind, about: About, read: Field<T>['read']): Field<T> => ({
  as,
  kind,
  needed: 'yes',
  read,
  ...about,
})

/** A word that may be left out; the next word is another field's when it does not fit. */
export const optionalWhere = <T>(fits: (text: string) => boolean, of: Field<T>): Field<T | undefined> => ({
  ...optional(of),
  fits,
})

/** The same field, into which something of another label is typed. */
export const labelled = <T>(label: Label, of: Field<T>): Field<T> => ({ ...of, label })

/** The same field, which may be left out. */
export const optional = <T>(of: Field<T>): Field<T | undefined> => ({ ...of, needed: 'no' })

/** The same field as `key:value`, which may be left out. */
export const option = <T>(of: Field<T>): Field<T | undefined> => ({ ...of, as: 'option', needed: 'no' })

/** All words that remain, as one text. */
export const rest = <T>(of: Field<T>): Field<T> => ({ ...of, as: 'rest' })

const asTyped = (text: string): Result<string> => ok(text)

export const eventField: Field<string> = field('word', 'event', { help: 'event', example: 'hrc-64' }, asTyped)
export const whenField: Field<string> = field('rest', 'when', { help: 'date', example: '2027-03-09 10:00' }, asTyped)
export const wordField = (about: About): Field<string> => field('word', 'word', about, asTyped)
export const textField = (about: About): Field<string> => field('word', 'text', about, asTyped)
export const dayField = (about: About): Field<string> => field('word', 'day', about, asTyped)
export const memberField: Field<string> = field('word', 'member', { help: 'member', example: '@ana' }, asTyped)
/** An account or a room as a platform names it. */
export const accountField = (about: About): Field<string> => field('word', 'address', about, asTyped)
export const idField = (about: About): Field<string> => field('word', 'id', about, text => ok(text.toUpperCase()))
export const numberField = (about: About): Field<number> =>
  field('word', 'number', about, text =>
    /^[1-9]\d{0,5}$/.test(text)
      ? ok(Number(text))
      : refuse(`"${text}" is not a number. Type for example ${about.example}.`),
  )
export const pasteField = (about: About): Field<string | undefined> => optional(field('paste', 'text', about, asTyped))

export const choiceField = <const C extends readonly string[]>(choices: C, about: About): Field<C[number]> => ({
  ...field<C[number]>('word', 'choice', about, text => {
    const found = choices.find(choice => choice.toLowerCase() === text.toLowerCase())
    if (found !== undefined) return ok(found)
    const near = nearest(text, choices)
    return refuse(
      `"${text}" is not one of: ${choices.join(', ')}.`,
      near.map(choice => ({ label: choice, words: choice })),
    )
  }),
  choices,
})

export const bodyField: Field<BodyId> = field('word', 'body', { help: 'body', example: 'HRC' }, text => {
  const found = findBody(text)
  if (found !== undefined) return ok(found.id)
  const near = nearest(
    text,
    bodies.map(body => body.id),
  )
  return refuse(
    `There is no body "${text}". Known: ${bodies.map(body => body.id).join(', ')}.`,
    near.map(id => ({ label: id, words: id })),
  )
})

export const stateField: Field<Iso3> = field('word', 'state', { help: 'State', example: 'KEN' }, text =>
  stateFrom(text, findState(text)),
)

/** One State, or a refusal that asks which one. */
export const stateFrom = (text: string, match: StateMatch): Result<Iso3> => {
  if (match.kind === 'one') return ok(match.iso3)
  const choices: readonly Choice[] = (match.kind === 'ambiguous' ? match.candidates : match.nearest).map(iso3 => ({
    label: choiceLabel(iso3),
    words: iso3,
  }))
  if (match.kind === 'ambiguous') return refuse(`"${text}" can be more than one State. Which one?`, choices)
  return choices.length > 0
    ? refuse(`I did not find the State "${text}". Did you mean one of these?`, choices)
    : refuse(`I did not find the State "${text}". Type its name in English, French or Spanish, or its ISO code.`)
}

/** Which events: `HRC deadlines state:NPL`. */
export const filterField: Field<Filter> = {
  ...field('word', 'filter', { help: 'filter', example: 'HRC deadlines' }, text => readFilter(cut(text).tokens)),
  as: 'rest',
}

const DURATION = /^(\d{1,3})\s*(m|min|h|d|w|mo|y)$/i
const UNITS = { m: 'minutes', min: 'minutes', h: 'hours', d: 'days', w: 'weeks', mo: 'months', y: 'years' } as const

/** A length of time: `30m`, `2h`, `7d`, `5w`, `6mo`, `1y`. */
export const readDuration = (text: string): Result<Temporal.Duration> => {
  const match = DURATION.exec(text.trim())
  if (match === null) return refuse(`"${text}" is not a length of time. Type 30m, 2h, 7d, 5w, 6mo or 1y.`)
  return ok(Temporal.Duration.from({ [UNITS[match[2]?.toLowerCase() as keyof typeof UNITS]]: Number(match[1]) }))
}

export const durationField: Field<Temporal.Duration> = field(
  'word',
  'duration',
  { help: 'length of time', example: '7d' },
  readDuration,
)
