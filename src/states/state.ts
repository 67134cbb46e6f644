// State: the Members and observers of the United Nations, the European Union and former Members, with their names.
import { oneOf } from './one-of.ts'
import data from './states.json' with { type: 'json' }

export const LANGS = ['en', 'fr', 'es'] as const
export type Lang = (typeof LANGS)[number]

const STATUSES = ['member', 'observer', 'organisation', 'former'] as const
export type StateStatus = (typeof STATUSES)[number]

/** The five groups that share out the seats in elections. */
export const REGIONAL_GROUPS = ['African', 'Asia-Pacific', 'Eastern European', 'GRULAC', 'WEOG'] as const
export type RegionalGroup = (typeof REGIONAL_GROUPS)[number]

declare const iso3Brand: unique symbol
/** The three-letter code of one of `states`, in capitals. */
export type Iso3 = string & { readonly [iso3Brand]: true }

/** A name that a State no longer bears; `until` is the last known day, ISO. */
export interface FormerName {
  readonly name: string
  readonly until?: string
}

export interface State {
  readonly iso3: Iso3
  readonly iso2: string
  /** The UN statistical code, three digits; the European Union has none. */
  readonly m49: string | undefined
  readonly status: StateStatus
  /** For elections; observers and the European Union are in no group. */
  readonly regionalGroup: RegionalGroup | undefined
  /** Short forms are those of UN lists; formal ones in French and Spanish are not all checked against a UN page. */
  readonly names: Readonly<Record<Lang, { readonly short: string; readonly formal: string }>>
  /** The forms of press releases, where they are shorter than those of UN lists. */
  readonly pressNames: Readonly<Record<Lang, string>> | undefined
  readonly aliases: readonly string[]
  readonly misspellings: readonly string[]
  readonly formerNames: readonly FormerName[]
  /** Withdrawn or unofficial codes that older data sets carry. */
  readonly otherCodes: readonly string[]
  /** Of a former Member: first and last day of membership, ISO. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly note: string | undefined
}

/** One line of states.json; what TypeScript reads from JSON is wider than State. */
type StateRecord = (typeof data.states)[number]

const codes: ReadonlySet<string> = new Set(data.states.map(record => record.iso3))

/** Whether the text is the three-letter code, in capitals, of one of `states`. */
export const isIso3 = (text: string): text is Iso3 => codes.has(text)

/** The code as a code. For data and tests: throws on a text that is no State's code. */
export const iso3 = (text: string): Iso3 => {
  if (!isIso3(text)) throw new Error(`no State has the code ${text}`)
  return text
}

const pair = ([short, formal]: readonly string[]): { short: string; formal: string } => {
  if (short === undefined || formal === undefined) throw new Error('states.json: a name lacks its formal form')
  return { short, formal }
}

const toState = (record: StateRecord): State => ({
  iso3: iso3(record.iso3),
  iso2: record.iso2,
  m49: record.m49,
  status: oneOf(STATUSES, record.status),
  regionalGroup: record.group === undefined ? undefined : oneOf(REGIONAL_GROUPS, record.group),
  names: { en: pair(record.en), fr: pair(record.fr), es: pair(record.es) },
  pressNames: record.press,
  aliases: record.aliases ?? [],
  misspellings: record.misspellings ?? [],
  formerNames: record.formerNames ?? [],
  otherCodes: record.otherCodes ?? [],
  from: record.from,
  to: record.to,
  note: record.note,
})

/** 193 Members, two observer States, the European Union and former Members, in order of code but the last. */
export const states: readonly State[] = data.states.map(toState)

const byIso3: ReadonlyMap<string, State> = new Map(states.map(state => [state.iso3, state]))

export const stateOf = (code: Iso3): State => {
  const state = byIso3.get(code)
  if (state === undefined) throw new Error(`no State has the code ${code}`)
  return state
}

/** The short form of UN lists: "Bolivia (Plurinational State of)". */
export const nameOf = (code: Iso3, lang: Lang): string => stateOf(code).names[lang].short

/** The form of press releases, for lists and cards that people read: "Bolivia". */
export const pressNameOf = (code: Iso3, lang: Lang): string => stateOf(code).pressNames?.[lang] ?? nameOf(code, lang)

/** How a State stands in a numbered choice: "Guinea (GIN)". */
export const choiceLabel = (code: Iso3, lang: Lang = 'en'): string => `${pressNameOf(code, lang)} (${code})`
