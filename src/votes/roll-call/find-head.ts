// findHead: what a text says about itself: its body, the day, the documents it speaks of.
import { bodies } from '#src/calendar/body.ts'
import { type DocumentSymbol, symbolsIn } from '#src/votes/symbol.ts'
import { isVotingBody, type VotingBody } from '#src/votes/voting-body.ts'
import type { Region } from './region.ts'

export interface TextHead {
  readonly body: VotingBody | undefined
  readonly date: Temporal.PlainDate | undefined
  readonly symbols: readonly { readonly symbol: DocumentSymbol; readonly at: number }[]
  /** A block of fields before the text ("date: 2011-06-17" between two lines of dashes); it holds no votes. */
  readonly fields: Region | undefined
}

export const findHead = (text: string): TextHead => {
  const fields = fieldsIn(text)
  const block = fields === undefined ? '' : text.slice(fields.from, fields.to)
  const symbols = symbolsIn(text)
  const named = fieldIn(block, 'body')
  return {
    body: named !== undefined && isVotingBody(named) ? named : bodyIn(text, symbols),
    date: dayOf(fieldIn(block, 'date') ?? '') ?? datedLine(text),
    symbols,
    fields,
  }
}

const LONGEST_BLOCK = 8_000

const fieldsIn = (text: string): Region | undefined => {
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text)) return undefined
  const end = /\r?\n---[ \t]*(?:\r?\n|$)/.exec(text.slice(3, LONGEST_BLOCK))
  return end === null ? undefined : { from: 0, to: 3 + end.index + end[0].length }
}

const fieldIn = (block: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*['"]?([^'"\\r\\n]{1,40})`, 'm').exec(block)?.[1]?.trim()

/** A draft tells its body; then the body's name; then any other document. */
const bodyIn = (text: string, symbols: TextHead['symbols']): VotingBody | undefined => {
  const draft = symbols.find(({ symbol }) => symbol.nature === 'draft')?.symbol.body
  if (draft !== undefined) return draft
  const named = NAMES.find(([, pattern]) => pattern.test(text))?.[0]
  return named ?? symbols[0]?.symbol.body
}

/** Whether a text names a body, or a document of it. */
export const speaksOf = (text: string, body: VotingBody): boolean =>
  symbolsIn(text).some(({ symbol }) => symbol.body === body) ||
  NAMES.some(([named, pattern]) => named === body && pattern.test(text))

const english = (body: VotingBody): string => bodies.find(({ id }) => id === body)?.name.replace(/ \(.*/, '') ?? body

const NAMES: readonly (readonly [VotingBody, RegExp])[] = (
  [
    ['HRC', "Conseil des droits de l[’']homme|Consejo de Derechos Humanos"],
    [
      'NGO_COMMITTEE',
      'NGO Committee|Committee on NGOs|Comité (?:chargé )?des O(?:NG|rganisations non gouvernementales)',
    ],
    ['GA3C', 'Third Committee|Troisième Commission|Tercera Comisión'],
    ['CHR', "Commission des droits de l[’']homme|Comisión de Derechos Humanos"],
    ['ECOSOC', 'ECOSOC|Conseil économique et social|Consejo Económico y Social'],
    ['GA', 'Assemblée générale|Asamblea General'],
  ] as const
).map(([body, others]) => [body, new RegExp(`${english(body)}|${others}`, 'iu')])

const MONTHS = [
  'january janvier enero', 'february février febrero', 'march mars marzo', 'april avril abril', 'may mai mayo',
  'june juin junio', 'july juillet julio', 'august août agosto', 'september septembre septiembre',
  'october octobre octubre', 'november novembre noviembre', 'december décembre diciembre',
] // biome-ignore format: a list of months reads best filled
const monthOf = (name: string): number => MONTHS.findIndex(names => names.split(' ').includes(name.toLowerCase())) + 1

/** A date that stands alone on its line, as below a resolution, or behind the words "Vote date". */
const datedLine = (text: string): Temporal.PlainDate | undefined => {
  const iso = /(?:^|\n)[ \t]{0,40}(?:vote date|date)?[ \t:]{0,40}(\d{4}-\d{2}-\d{2})[ \t]{0,40}(?:\r?\n|$)/i.exec(
    text,
  )?.[1]
  const [, day, month = '', year] =
    /(?:^|\n)[ \t]{0,40}(\d{1,2})(?:er)? (?:de )?(\p{L}{3,10}) (?:de )?(\d{4})\.?[ \t]{0,40}(?:\r?\n|$)/iu.exec(text) ??
    []
  const worded = day && year ? `${year}-${String(monthOf(month)).padStart(2, '0')}-${day.padStart(2, '0')}` : ''
  return dayOf(iso ?? '') ?? dayOf(worded)
}

/** The day that an ISO text names, if there is such a day. */
export const dayOf = (text: string): Temporal.PlainDate | undefined => {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? []).map(Number)
  if (month < 1 || month > 12 || day < 1) return undefined
  const date = Temporal.PlainDate.from({ year, month, day })
  return date.day === day ? date : undefined
}
