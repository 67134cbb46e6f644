// guessName: which State a misspelt name can only be. Names near to one another are never corrected one to the other.
import { editDistance } from '#src/states/edit-distance.ts'
import type { Iso3 } from '#src/states/state.ts'
import { stateNamesIndex } from '#src/states/state-names-index.ts'

export interface Guess {
  /** The one State that it can be; undefined where there are several, or none is near. */
  readonly only: Iso3 | undefined
  /** Nearest first, at most three. */
  readonly nearest: readonly Iso3[]
}

const NEAREST = 3
/** Another name so much farther off is a rival still, where it begins with the same letter and might be meant itself. */
const RIVAL = 1

/** How many letters may be wrong, by the length of the name. */
const mostWrong = (length: number): number => {
  if (length < 4) return 0
  return length < 8 ? 1 : Math.min(6, Math.floor(length / 5) + 1)
}

interface Near {
  readonly iso3: Iso3
  readonly wrong: number
  readonly first: string
}

/**
 * Guesses among all States, and accepts the nearest one if no other is as near and none that begins alike is nearly as
 * near. Where the members of the day are known, it must be a member, and others count as rivals only if they are nearer.
 */
export const guessName = (folded: string, members?: ReadonlySet<Iso3>): Guess => {
  const near = nearTo(folded)
  const [best, ...others] = members === undefined ? near : near.filter(({ iso3 }) => members.has(iso3))
  const nearest = [...new Set([...(best ? [best] : []), ...others, ...near].map(({ iso3 }) => iso3))].slice(0, NEAREST)
  const accepted =
    best !== undefined &&
    near.every(other => other.iso3 === best.iso3 || other.wrong >= best.wrong) &&
    !others.some(other => other.wrong === best.wrong || isRival(other, best, folded))
  return { only: accepted ? best.iso3 : undefined, nearest }
}

const isRival = (other: Near, best: Near, folded: string): boolean =>
  other.first === best.first && other.wrong <= Math.min(best.wrong + RIVAL, mostWrong(folded.length))

const nearTo = (folded: string): readonly Near[] => {
  const found = new Map<Iso3, Near>()
  const limit = mostWrong(folded.length)
  if (limit === 0) return []
  for (const [name, hits] of stateNamesIndex) {
    if (Math.abs(name.length - folded.length) > limit + RIVAL || !sharesLetters(name, folded)) continue
    const wrong = editDistance(folded, name)
    if (wrong > limit + RIVAL) continue
    for (const { iso3 } of hits)
      if (wrong < (found.get(iso3)?.wrong ?? Number.POSITIVE_INFINITY))
        found.set(iso3, { iso3, wrong, first: name.charAt(0) })
  }
  const near = [...found.values()].sort((a, b) => a.wrong - b.wrong || (a.iso3 < b.iso3 ? -1 : 1))
  return (near[0]?.wrong ?? limit + 1) <= limit ? near : []
}

/** A cheap test before the costly one: a name with at most one wrong letter in three has its first or last letter right, or its second. */
const sharesLetters = (a: string, b: string): boolean =>
  a.charAt(0) === b.charAt(0) || a.at(-1) === b.at(-1) || a.charAt(1) === b.charAt(1)
