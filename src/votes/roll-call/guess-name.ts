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
  const letters = lettersOf(folded)
  for (const candidate of candidates) {
    if (Math.abs(candidate.name.length - folded.length) > limit + RIVAL) continue
    if (countBits(candidate.letters ^ letters) > 2 * (limit + RIVAL)) continue
    const wrong = editDistance(folded, candidate.name)
    if (wrong > limit + RIVAL) continue
    for (const iso3 of candidate.states)
      if (wrong < (found.get(iso3)?.wrong ?? Number.POSITIVE_INFINITY))
        found.set(iso3, { iso3, wrong, first: candidate.name.charAt(0) })
  }
  const near = [...found.values()].sort((a, b) => a.wrong - b.wrong || (a.iso3 < b.iso3 ? -1 : 1))
  return (near[0]?.wrong ?? limit + 1) <= limit ? near : []
}

/** The letters of a name as bits: one wrong letter changes at most two, so that most names need no costly comparison. */
const lettersOf = (folded: string): number => {
  let bits = 0
  for (let at = 0; at < folded.length; at++) bits |= 1 << (folded.charCodeAt(at) & 31)
  return bits
}

const countBits = (bits: number): number => {
  let rest = bits
  let count = 0
  for (; rest !== 0; count++) rest &= rest - 1
  return count
}

const candidates = [...stateNamesIndex].map(([name, hits]) => ({
  name,
  letters: lettersOf(name),
  states: hits.map(({ iso3 }) => iso3),
}))
