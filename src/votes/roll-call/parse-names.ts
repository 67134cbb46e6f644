// parseNames: cuts a stretch of tokens into names, remarks and words that are no names, at the least cost.
import type { PhraseHit } from './phrases.ts'
import type { NameMeaning, Sheet } from './sheet.ts'
import type { Token } from './token.ts'
import { ARTICLES, LINKS } from './vocabulary.ts'

export interface NamePart {
  readonly kind: 'name' | 'unknown' | 'remark' | 'gap'
  readonly from: number
  readonly to: number
  readonly name?: PhraseHit<NameMeaning>
}

interface Step extends NamePart {
  readonly cost: number
}

/**
 * What a reading costs. Commas never stand inside the names of United Nations lists, so a name that has one ("Iran,
 * Islamic Republic of") costs more than two names, and less than a word that is left over.
 */
const COST = { name: 1, article: 1, outdated: 5, comma: 10, pageBreak: 3, remark: 15, unknown: 20 } as const

/** Reads tokens from..to; every token is in exactly one part. `day` decides which former names were out of use. */
export const parseNames = (sheet: Sheet, from: number, to: number, day?: string): readonly NamePart[] => {
  const best: (Step | undefined)[] = []
  const total: number[] = [0]
  for (let at = from; at < to; at++) {
    const reached = total[at - from]
    if (reached === undefined) continue
    for (const step of stepsAt(sheet, at, to, day)) {
      const sum = reached + step.cost
      if (sum >= (total[step.to - from] ?? Number.POSITIVE_INFINITY)) continue
      total[step.to - from] = sum
      best[step.to - from] = step
    }
  }
  const parts: NamePart[] = []
  for (let at = to; at > from; ) {
    const step = best[at - from]
    if (step === undefined) break
    const { cost: _, ...part } = step
    parts.push(part)
    at = step.from
  }
  return parts.reverse()
}

const stepsAt = (sheet: Sheet, from: number, end: number, day: string | undefined): readonly Step[] => {
  const token = sheet.tokens[from]
  if (token === undefined) return []
  const next = { from, to: from + 1 }
  if (token.kind === 'number') return [{ ...next, kind: 'gap', cost: 0 }]
  if (token.kind === 'sign') return [{ ...next, kind: 'gap', cost: 0 }, ...remarkAt(sheet.tokens, from, end)]
  return [
    ...(sheet.names[from] ?? [])
      .filter(name => name.to <= end)
      .map(name => ({ kind: 'name' as const, from, to: name.to, name, cost: nameCost(sheet.tokens, from, name, day) })),
    ...(isAndorra(sheet, from) ? [] : [wordStep(token, next)]),
  ]
}

/** "AND" as a code costs more than "and" between two names; where it can be the code, it is. */
const isAndorra = ({ tokens, names }: Sheet, at: number): boolean =>
  LINKS.has(tokens[at]?.folded ?? '') && (names[at]?.length ?? 0) > 0

/** "China,b Cuba": a small letter that hangs on a sign is the mark of a footnote. */
const FOOTNOTE = /^[a-z]$/

const wordStep = ({ folded, raw, gap }: Token, next: { readonly from: number; readonly to: number }): Step => {
  if (gap === 'none' && FOOTNOTE.test(raw)) return { ...next, kind: 'gap', cost: 0 }
  if (LINKS.has(folded)) return { ...next, kind: 'gap', cost: 0 }
  if (ARTICLES.has(folded)) return { ...next, kind: 'gap', cost: COST.article }
  return { ...next, kind: 'unknown', cost: COST.unknown }
}

const nameCost = (
  tokens: readonly Token[],
  from: number,
  { to, meaning, crossed }: PhraseHit<NameMeaning>,
  day: string | undefined,
): number => {
  const outdated =
    meaning !== 'ask' && meaning.every(({ until }) => until !== undefined && day !== undefined && until < day)
  const broken = tokens.slice(from + 1, to).some(({ gap }) => gap === 'blank')
  return (
    COST.name +
    (outdated ? COST.outdated : 0) +
    (crossed.includes(',') ? COST.comma : 0) +
    (broken ? COST.pageBreak : 0)
  )
}

/** A remark in parentheses: "(suspended from membership)". Names in parentheses alone are cheaper as names. */
const LONGEST_REMARK = 40
const remarkAt = (tokens: readonly Token[], from: number, end: number): readonly Step[] => {
  if (tokens[from]?.raw !== '(') return []
  for (let at = from + 1; at < Math.min(end, from + LONGEST_REMARK); at++) {
    const raw = tokens[at]?.raw
    if (raw === ')') return [{ kind: 'remark', from, to: at + 1, cost: COST.remark }]
    if (raw === '(') return []
  }
  return []
}
