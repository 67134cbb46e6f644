// nearestStates: what a person may have meant by a name that is none. Suggestions to choose from, never a correction.
import { editDistance } from './edit-distance.ts'
import { fold } from './fold.ts'
import type { Iso3 } from './state.ts'
import { stateNamesIndex } from './state-names-index.ts'

/** One wrong letter in three is near, up to this many. */
const MOST_WRONG = 3

/** A beginning of a name is as near as one wrong letter, a word of it as two. */
const BEGINNING = 1
const WORD = 2
/** A shorter part says nothing, and neither does one that more States have in common ("republic"). */
const SHORTEST_PART = 3
const MOST_BEARERS = 6

/** At most `n` States with a name near the text, nearest first. */
export const nearestStates = (text: string, n: number): readonly Iso3[] => {
  const folded = fold(text)
  const scores = new Map<Iso3, number>()
  for (const [iso3, score] of [
    ...misspelt(folded),
    ...withPart(folded, BEGINNING, name => name.startsWith(folded)),
    ...withPart(folded, WORD, name => name.split(' ').includes(folded)),
  ])
    scores.set(iso3, Math.min(score, scores.get(iso3) ?? score))
  return [...scores]
    .sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfA - scoreOfB || (a < b ? -1 : 1))
    .slice(0, n)
    .map(([iso3]) => iso3)
}

type Scored = readonly (readonly [Iso3, number])[]

const misspelt = (text: string): Scored => {
  const farthest = Math.min(MOST_WRONG, Math.max(1, Math.floor(text.length / 3)))
  return [...stateNamesIndex].flatMap(([name, hits]) => {
    if (Math.abs(text.length - name.length) > farthest) return []
    const wrong = editDistance(text, name)
    return wrong > farthest ? [] : hits.map(({ iso3 }) => [iso3, wrong] as const)
  })
}

const withPart = (part: string, score: number, has: (name: string) => boolean): Scored => {
  if (part.length < SHORTEST_PART) return []
  const bearers = new Set([...stateNamesIndex].flatMap(([name, hits]) => (has(name) ? hits.map(hit => hit.iso3) : [])))
  return bearers.size > MOST_BEARERS ? [] : [...bearers].map(iso3 => [iso3, score] as const)
}
