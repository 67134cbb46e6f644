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
  readonly bare: string | undefined
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
  const wordOf = wordReader()
  const skipped = skipper(furniture, cuts)
  const tokens: Token[] = []
  let end = 0
  let left: Skipped = 'nothing'
  for (const { 0: written, index: at } of text.matchAll(TOKEN)) {
    const skip = skipped(at, at + written.length)
    if (skip !== 'nothing') {
      left = left === 'cut' ? left : skip
      continue
    }
    const space = gapOf(text, end, at)
    const kind = kindOf(written)
    const raw = kind === 'sign' ? narrow(written) : written
    const word = kind === 'word' ? wordOf(raw) : undefined
    tokens.push({
      kind,
      raw,
      folded: word?.folded ?? raw,
      bare: word?.bare,
      glued: kind === 'word' && isGlued(tokens, space, raw),
      gap: gapBefore(space, left, tokens.length === 0),
      cut: left === 'cut',
      at,
      end: at + written.length,
    })
    end = at + written.length
    left = 'nothing'
  }
  return tokens
}

type Skipped = 'nothing' | 'furniture' | 'cut'

/** Tells of one stretch after the other whether it lies in what is to be left out. */
const skipper = (furniture: readonly Region[], cuts: readonly Region[]): ((from: number, to: number) => Skipped) => {
  const regions = [
    ...furniture.map(({ from, to }) => ({ from, to, as: 'furniture' as const })),
    ...cuts.map(({ from, to }) => ({ from, to, as: 'cut' as const })),
  ].sort((a, b) => a.from - b.from)
  let next = 0
  return (from, to) => {
    while (next < regions.length && (regions[next]?.to ?? 0) <= from) next++
    const region = regions[next]
    return region !== undefined && region.from < to ? region.as : 'nothing'
  }
}

/** A page break inside a list looks like a blank line, and is none. */
const gapBefore = (space: Gap, left: Skipped, isFirst: boolean): Gap => {
  if (isFirst) return 'blank'
  return left === 'furniture' && space === 'blank' ? 'line' : space
}

/** Chinese, Arabic and Armenian signs that stand for ours: "：", "、", "،". */
const NARROW: ReadonlyMap<string, string> = new Map([
  ...[...'：﹕︰∶'].map(wide => [wide, ':'] as const),
  ...[...'，、،'].map(wide => [wide, ','] as const),
  ...[...'；؛'].map(wide => [wide, ';'] as const),
  ...[...'。．۔'].map(wide => [wide, '.'] as const),
  ['（', '('],
  ['）', ')'],
])
const narrow = (sign: string): string => NARROW.get(sign) ?? sign

const kindOf = (raw: string): Token['kind'] => {
  if (/^[A-Za-z]/.test(raw) || /^\p{L}/u.test(raw)) return 'word'
  return /^\p{Nd}/u.test(raw) ? 'number' : 'sign'
}

const gapOf = (text: string, from: number, to: number): Gap => {
  if (from === to) return 'none'
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return 'space'
  const breaks = text.slice(from, to).split(/\r\n|[\n\r\u0085\u2028\u2029]/).length - 1
  if (breaks === 0) return 'space'
  return breaks === 1 ? 'line' : 'blank'
}

/** A small letter after a hyphen and white space goes on with a broken word; "Guinea- Bissau" reads as two words anyway. */
const isGlued = (before: readonly Token[], gap: Gap, raw: string): boolean => {
  const hyphen = before.at(-1)
  return gap !== 'none' && hyphen?.gap === 'none' && HYPHENS.test(hyphen.raw) && /^\p{Ll}/u.test(raw)
}

interface Word {
  readonly folded: string
  readonly bare: string | undefined
}

/** Folding costs; most words of a roll call are plain letters, and the others come again and again. */
const wordReader = (): ((raw: string) => Word) => {
  const known = new Map<string, Word>()
  return raw => {
    const found = known.get(raw)
    if (found !== undefined) return found
    const bare = raw.replace(ELIDED, '')
    const word = { folded: folded(raw), bare: bare === raw ? undefined : folded(bare) }
    known.set(raw, word)
    return word
  }
}

const folded = (raw: string): string => (/^[A-Za-z]+$/.test(raw) ? raw.toLowerCase() : fold(raw).replaceAll(' ', ''))
