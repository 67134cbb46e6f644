// Span field: how far to look and at what, in any order: `30d HRC deadlines`, `state:NPL 1y`, `today`.
import { everything, type Filter } from '#src/calendar/filter.ts'
import { readFilter } from '#src/calendar/read-filter.ts'
import { type Field, readDuration } from '#src/conversation/fields.ts'
import { cut, type Token } from '#src/conversation/words.ts'
import { ok, type Result, refuse } from '#src/result.ts'

/** A length of time as typed: `7d`, `36h`, `0d` for today alone. */
export interface Length {
  readonly typed: string
  readonly duration: Temporal.Duration
  /** Hours count from now to the minute; days to the end of the last one. */
  readonly by: 'hours' | 'days'
}

export interface Span {
  readonly length?: Length
  readonly filter: Filter
}

const spoken: Readonly<Record<string, string>> = {
  today: '0d',
  tomorrow: '1d',
  week: '7d',
  month: '1mo',
  year: '1y',
}

const lengthIn = (token: Token): Length | undefined => {
  if (token.key !== undefined) return undefined
  const typed = spoken[token.text.toLowerCase()] ?? token.text.toLowerCase()
  const duration = readDuration(typed)
  if (!duration.ok) return undefined
  return { typed, duration: duration.value, by: /(?:h|m|min)$/.test(typed) ? 'hours' : 'days' }
}

/** Reads a length and a filter; at most one length. */
const readSpan = (text: string): Result<Span> => {
  const { tokens } = cut(text)
  const lengths = tokens.filter(token => lengthIn(token) !== undefined)
  if (lengths.length > 1)
    return refuse(`How far: ${lengths.map(token => token.raw).join(' or ')}? Type one length of time.`)
  const [first] = lengths
  const length = first && lengthIn(first)
  const filter = readFilter(tokens.filter(token => token !== first))
  if (filter.ok) return ok({ ...(length === undefined ? {} : { length }), filter: filter.value })
  const before = first === undefined ? '' : `${first.raw} `
  return refuse(
    filter.refusal.sentence,
    filter.refusal.choices?.map(choice => ({ ...choice, words: before + choice.words })),
  )
}

export const spanField: Field<Span> = {
  as: 'rest',
  kind: 'filter',
  help: 'how far, which events',
  example: '30d HRC deadlines',
  needed: 'yes',
  read: readSpan,
}

export const lengthOf = (typed: string): Length => {
  const length = lengthIn({ text: typed, raw: typed })
  if (length === undefined) throw new Error(`${typed} is no length of time`)
  return length
}

/** The span that was typed, with a length in any case. */
export const spanOr = (span: Span | undefined, usual: string): Span & { readonly length: Length } => ({
  filter: everything,
  ...span,
  length: span?.length ?? lengthOf(usual),
})

const units: Readonly<Record<string, string>> = {
  m: 'minute',
  min: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  mo: 'month',
  y: 'year',
}

/** "7 days", "year", "36 hours": to stand behind "next" or "last"; "today" alone. */
export const sayLength = ({ typed }: Length): string => {
  const [, count = '', unit = ''] = /^(\d+)\s*([a-z]+)$/.exec(typed) ?? []
  if (typed === '0d') return 'today'
  return Number(count) === 1 ? (units[unit] ?? unit) : `${Number(count)} ${units[unit]}s`
}
