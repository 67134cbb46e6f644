// Phrases: many short sequences of words looked up at once, in one walk over the tokens.
import type { Token } from './token.ts'

interface Node<Meaning> {
  readonly next: Map<string, Node<Meaning>>
  meaning?: Meaning
}

/** A tree of words; look-ups cost the length of the longest phrase, however many there are. */
export type Phrases<Meaning> = Node<Meaning>

/** Phrases are folded words with single spaces; of two with the same words the first stays. */
export const phrases = <Meaning>(entries: Iterable<readonly [string, Meaning]>): Phrases<Meaning> => {
  const root: Node<Meaning> = { next: new Map() }
  for (const [phrase, meaning] of entries) {
    let node = root
    for (const word of phrase.split(' ')) {
      const next = node.next.get(word) ?? { next: new Map() }
      node.next.set(word, next)
      node = next
    }
    node.meaning ??= meaning
  }
  return root
}

export interface PhraseHit<Meaning> {
  readonly meaning: Meaning
  /** The token after the phrase. */
  readonly to: number
  /** The words as they were looked up. */
  readonly words: string
  /** What lies between the words and is not white space or a hyphen. */
  readonly crossed: string
}

/** Whether a sign may lie between two words of one phrase; `crossed` are the signs before it. */
export type Crossing = (sign: Token, crossed: string) => boolean

/** More signs than these between two words, and they are two phrases. */
const MOST_SIGNS = 4

/** Every phrase that begins with the token `from`, shortest first. */
export const phrasesAt = <Meaning>(
  root: Phrases<Meaning>,
  tokens: readonly Token[],
  from: number,
  crossing: Crossing,
): readonly PhraseHit<Meaning>[] => {
  if (!mayBegin(root, tokens, from)) return []
  const hits: PhraseHit<Meaning>[] = []
  const walk = (node: Node<Meaning>, wordAt: number, words: string, crossed: string): void => {
    for (const [word, to] of readings(tokens, wordAt, words === '')) {
      const next = node.next.get(word)
      if (next === undefined) continue
      const read = words === '' ? word : `${words} ${word}`
      if (next.meaning !== undefined) hits.push({ meaning: next.meaning, to, words: read, crossed })
      const bridge = next.next.size > 0 ? bridgeOver({ tokens, crossing }, to, crossed) : undefined
      if (bridge !== undefined) walk(next, bridge.to, read, crossed + bridge.signs)
    }
  }
  walk(root, from, '', '')
  return hits
}

/** Most words begin no phrase; asking first is cheaper than walking. */
const mayBegin = ({ next }: Phrases<unknown>, tokens: readonly Token[], from: number): boolean => {
  const token = tokens[from]
  if (token?.kind !== 'word') return false
  return next.has(token.folded) || token.bare !== undefined || tokens[from + 2]?.glued === true
}

/** The next word, where only signs that may be crossed lie before it. */
const bridgeOver = (
  { tokens, crossing }: { readonly tokens: readonly Token[]; readonly crossing: Crossing },
  from: number,
  crossed: string,
): { readonly to: number; readonly signs: string } | undefined => {
  let signs = ''
  for (let at = from; at <= from + MOST_SIGNS; at++) {
    const token = tokens[at]
    if (token === undefined || token.cut) return undefined
    if (token.kind === 'word') return { to: at, signs }
    if (!crossing(token, crossed + signs)) return undefined
    signs += token.raw
  }
  return undefined
}

/** A word as it stands, without its French article, and joined with the rest that the next line brings. */
const readings = (tokens: readonly Token[], at: number, first: boolean): readonly (readonly [string, number])[] => {
  const token = tokens[at]
  if (token === undefined) return []
  const rest = tokens[at + 2]
  return [
    [token.folded, at + 1],
    ...(first && token.bare !== undefined ? [[token.bare, at + 1] as const] : []),
    ...(rest?.glued ? [[token.folded + rest.folded, at + 3] as const] : []),
  ]
}
