// Search states: the States that somebody may be about to name, while they still type.
import { fold } from './fold.ts'
import { nearestStates } from './nearest-states.ts'
import { type Iso3, nameOf, states } from './state.ts'
import { stateNamesIndex } from './state-names-index.ts'

/** Smaller is nearer: the code, a whole name, the beginning of a name, the beginning of a word in it. */
const rankOf = (name: string, folded: string): number | undefined => {
  if (name === folded) return 1
  if (name.startsWith(folded)) return 2
  return name.includes(` ${folded}`) ? 3 : undefined
}

/** At most `most` States whose code or one of whose names begins so, nearest first; the nearest names when none does. */
export const searchStates = (typed: string, most: number): readonly Iso3[] => {
  const folded = fold(typed)
  if (folded === '') return states.slice(0, most).map(({ iso3 }) => iso3)
  const ranks = new Map<Iso3, number>()
  const note = (iso3: Iso3, rank: number | undefined): void => {
    if (rank !== undefined) ranks.set(iso3, Math.min(rank, ranks.get(iso3) ?? rank))
  }
  for (const { iso3 } of states) note(iso3, iso3.toLowerCase() === typed.trim().toLowerCase() ? 0 : undefined)
  for (const [name, hits] of stateNamesIndex) for (const { iso3 } of hits) note(iso3, rankOf(name, folded))
  if (ranks.size === 0) return nearestStates(typed, most)
  return [...ranks]
    .sort(([a, rankOfA], [b, rankOfB]) => rankOfA - rankOfB || (nameOf(a, 'en') < nameOf(b, 'en') ? -1 : 1))
    .slice(0, most)
    .map(([iso3]) => iso3)
}
