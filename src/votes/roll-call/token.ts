// Token: a word, a number or a sign of a text, with what stands before it. All later steps work on tokens.
import { fold } from '#src/states/fold.ts'
import type { Region } from './region.ts'

/** White space before a token: within a line, a line break, a blank line. */
export type Gap = 'none' | 'space' | 'line' | 'blank'

export interface Token {
  readonly kind: 'word' | 'number' | 'sign'
  readonly raw: string
  /** A word folded as names are; of "l’Inde" too, whose article stands in `bare`. Numbers and signs as they are. */
  readonly folded: string
  /** The word without a French article that was elided. */
  readonly bare?: string
  /** May be the rest of the word before it, which a line end had broken: "Thaï-" / "lande". */
  readonly glued: boolean
  readonly gap: Gap
  /** Something was left out here that ends a list: a sentence that belongs to no list. */
  readonly cut: boolean
  /** Offsets in the repaired text. */
  readonly at: number
  readonly end: number
}

/** Initials (U.S.A.) are one word; accents may follow their letter; an apostrophe is part of its word. */
const TOKEN =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}]))?|\p{L}(?:[\p{L}\p{M}\u00AD]|['’‘‛`´ʼ′](?=\p{L}))*|\p{Nd}+|[^\s\p{L}\p{Nd}\p{M}\p{Cf}]/gu
const HYPHENS = /^[-‐‑¬]$/
const ELIDED = /^(?:l|d|qu)['’‘‛`´ʼ′](?=\p{L})/iu

/** Cuts a text into tokens. What lies in `furniture` is left out as if it was not there; `cuts` end lists. */
export const tokensOf = (text: string, furniture: readonly Region[], cuts: readonly Region[]): readonly Token[] => {
  const folded = folder()
  const skip = [
    ...furniture.map(region => ({ ...region, cut: false })),
    ...cuts.map(region => ({ ...region, cut: true })),
  ]
  skip.sort((a, b) => a.from - b.from)
  const tokens: Token[] = []
  let end = 0
  let next = 0
  let skipped = { cut: false, furniture: false }
  for (const found of text.matchAll(TOKEN)) {
    const [raw] = found
    const at = found.index
    while (next < skip.length && (skip[next]?.to ?? 0) <= at) next++
    const region = skip[next]
    if (region !== undefined && region.from < at + raw.length) {
      skipped = { cut: skipped.cut || region.cut, furniture: skipped.furniture || !region.cut }
      continue
    }
    const space = gapOf(text, end, at)
    const kind = kindOf(raw)
    tokens.push({
      kind,
      raw,
      at,
      ...(kind === 'word' ? wordOf(raw, folded) : { folded: raw }),
      gap: tokens.length === 0 ? 'blank' : skipped.furniture && space === 'blank' ? 'line' : space,
      cut: skipped.cut,
      glued: kind === 'word' && isGlued(tokens, space, raw),
      end: at + raw.length,
    })
    end = at + raw.length
    skipped = { cut: false, furniture: false }
  }
  return tokens
}

const kindOf = (raw: string): Token['kind'] => {
  if (/^\p{L}/u.test(raw)) return 'word'
  return /^\p{Nd}/u.test(raw) ? 'number' : 'sign'
}

const gapOf = (text: string, from: number, to: number): Gap => {
  if (from === to) return 'none'
  const space = text.slice(from, to)
  const breaks = space.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length - 1
  if (breaks === 0) return 'space'
  return breaks === 1 ? 'line' : 'blank'
}

/** A small letter after a hyphen and white space goes on with a broken word; "Guinea- Bissau" reads as two words anyway. */
const isGlued = (before: readonly Token[], gap: Gap, raw: string): boolean => {
  const hyphen = before.at(-1)
  return gap !== 'none' && hyphen?.gap === 'none' && HYPHENS.test(hyphen.raw) && /^\p{Ll}/u.test(raw)
}

const wordOf = (raw: string, folded: (raw: string) => string): Pick<Token, 'folded' | 'bare'> => {
  const bare = raw.replace(ELIDED, '')
  return { folded: folded(raw), ...(bare !== raw && { bare: folded(bare) }) }
}

/** Folding costs; most words of a roll call are plain letters, and the others come again and again. */
const folder = (): ((raw: string) => string) => {
  const known = new Map<string, string>()
  return raw => {
    if (/^[A-Za-z]+$/.test(raw)) return raw.toLowerCase()
    const found = known.get(raw) ?? fold(raw).replaceAll(' ', '')
    known.set(raw, found)
    return found
  }
}
