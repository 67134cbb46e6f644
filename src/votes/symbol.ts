// DocumentSymbol: the symbols of United Nations documents, read from what people type and print.
import { ok, type Result, refuse } from '#src/result.ts'
import type { VotingBody } from './voting-body.ts'

export type SymbolNature = 'draft' | 'resolution' | 'decision' | 'record' | 'document'

export interface DocumentSymbol {
  /** Canonical: A/HRC/51/L.6/Rev.1. */
  readonly text: string
  readonly body: VotingBody
  /** As the symbol has it: 51, S-12, ES-11, 2011. */
  readonly session: string
  readonly nature: SymbolNature
}

/** A session in which a short symbol such as L.12 may stand. */
export type SymbolContext = Pick<DocumentSymbol, 'body' | 'session'>

/** Each series: how its symbols begin, the session in group 1, and what follows. */
const SERIES: readonly { readonly body: VotingBody; readonly begins: RegExp; readonly prefix: string }[] = [
  { body: 'HRC', prefix: 'A/HRC', begins: /^A\/HRC\/(?:(?:RES|DEC|PRST)\/)?(S-\d{1,2}|OM\/\d{1,2}|\d{1,3})\/(.+)$/ },
  { body: 'GA3C', prefix: 'A/C.3', begins: /^A\/C\.3\/(?:(?:RES|DEC)\/)?(\d{1,3})\/(.+)$/ },
  { body: 'GA', prefix: 'A', begins: /^A\/(?:(?:RES|DEC)\/)?((?:ES|S)-\d{1,2}|\d{1,3})\/(.+)$/ },
  { body: 'NGO_COMMITTEE', prefix: 'E/C.2', begins: /^E\/C\.2\/(?:(?:RES|DEC)\/)?(\d{4})\/(.+)$/ },
  { body: 'CHR', prefix: 'E/CN.4', begins: /^E\/CN\.4\/(?:(?:RES|DEC)\/)?((?:S-\d\/)?\d{4}|S-\d)\/(.+)$/ },
  { body: 'ECOSOC', prefix: 'E', begins: /^E\/(?:(?:RES|DEC)\/)?(\d{4})\/(.+)$/ },
]

const LONGEST = 60
const PLAIN = /^[A-Z0-9][A-Za-z0-9./()-]*$/
const SHORT = /^L\.(\d{1,3})((?:\/(?:Rev|Add|Corr)\.\d{1,2})*)$/

/** Reads one whole symbol; undefined for what is none, L.12 alone too. */
export const readSymbol = (typed: string): DocumentSymbol | undefined => {
  const text = canonical(typed)
  if (text.length > LONGEST || !PLAIN.test(text)) return undefined
  for (const { body, begins } of SERIES) {
    const [, session, rest] = begins.exec(text) ?? []
    if (session !== undefined && rest !== undefined) return { text, body, session, nature: natureOf(text, rest) }
  }
  return undefined
}

/**
 * Reads a symbol, or L.12 in one of the sessions given; where it fits several, they are the choices.
 * The refusal says what to type.
 */
export const parseSymbol = (typed: string, contexts: readonly SymbolContext[] = []): Result<DocumentSymbol> => {
  const whole = readSymbol(typed)
  if (whole !== undefined) return ok(whole)
  const short = canonical(typed)
  if (!SHORT.test(short)) return refuse(`“${typed.trim()}” is no document symbol; type it like A/HRC/51/L.6.`)
  const [only, ...others] = contexts.flatMap(
    ({ body, session }) => readSymbol(`${prefixOf(body)}/${session}/${short}`) ?? [],
  )
  if (only === undefined) return refuse(`${short} needs its session; type it in full, like A/HRC/51/${short}.`)
  if (others.length === 0) return ok(only)
  return refuse(
    `${short} fits several sessions; choose one.`,
    [only, ...others].map(({ text }) => ({ label: text, words: text })),
  )
}

/** Every symbol in a running text, with its offset, in order. */
export const symbolsIn = (text: string): readonly { readonly symbol: DocumentSymbol; readonly at: number }[] =>
  [...text.matchAll(IN_TEXT)].flatMap(({ 0: found, index: at }) => {
    const symbol = readSymbol(found.replace(/[.,;:-]+$/, ''))
    return symbol === undefined ? [] : [{ symbol, at }]
  })

/** At most 60 characters are looked at, so that a long line of slashes costs no more than its length. */
const IN_TEXT = /(?<![A-Za-z0-9/])[AE](?=[A-Za-z./-]{1,20}\d)\/[A-Za-z0-9.-]{1,8}(?:\/[A-Za-z0-9.-]{1,12}){1,5}/g

const prefixOf = (body: VotingBody): string => SERIES.find(series => series.body === body)?.prefix ?? body

/** Capitals where symbols have them, L.6 for L6 and "L. 6", slashes for spaces before Rev. */
const canonical = (typed: string): string =>
  typed
    .trim()
    .slice(0, 2 * LONGEST)
    .toUpperCase()
    .replace(/\s*\/\s*/g, '/')
    .replace(/(^|\/)L\.?\s*(?=\d)/g, '$1L.')
    .replace(
      /[\s/]+(REV|ADD|CORR)\.?\s*(?=\d)/g,
      (_, mark: string) => `/${mark.charAt(0)}${mark.slice(1).toLowerCase()}.`,
    )

const natureOf = (text: string, rest: string): SymbolNature => {
  if (/\/RES\//.test(text)) return 'resolution'
  if (/\/DEC\//.test(text)) return 'decision'
  if (/^L\.\d/.test(rest)) return 'draft'
  return /^(?:PV|SR)\.\d/.test(rest) ? 'record' : 'document'
}
