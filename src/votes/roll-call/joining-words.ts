// Joining words: "along with" and its like link names as "and" does.
import { fold } from '#src/states/fold.ts'
import { phrases, phrasesAt } from './phrases.ts'
import type { Token } from './token.ts'

const joining = phrases(
  `along with, together with, as well as, and also, joined by, ainsi que, de même que, tout comme, así como, junto con,
  al igual que, sowie, bem como`
    .split(',')
    .map(words => [fold(words), true] as const),
)

/** The same tokens; those of such words read as "and". */
export const withJoiningWords = (tokens: readonly Token[]): readonly Token[] => {
  const joined = new Set<number>()
  for (let at = 0; at < tokens.length; at++) {
    const to = phrasesAt(joining, tokens, at, () => false).at(-1)?.to ?? at
    for (let place = at; place < to; place++) joined.add(place)
  }
  return joined.size === 0 ? tokens : tokens.map((token, at) => (joined.has(at) ? { ...token, folded: 'and' } : token))
}
