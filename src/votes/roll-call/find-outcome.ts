// findOutcome: what a text says became of the question put.
import { fold } from '#src/states/fold.ts'
import { phrases, phrasesAt } from './phrases.ts'
import type { Outcome } from './printed-roll-call.ts'
import type { Region } from './region.ts'
import type { Sheet } from './sheet.ts'

const WORDS: Readonly<Record<Exclude<Outcome, 'unknown'>, string>> = {
  adopted: `adopted, adopts, approved, approves, passed, passes, carried, accepted, granted, endorsed, retained, adopté, adoptée, adoptés, adoptées,
    adopte, approuvé, approuvée, aprobado, aprobada, aprobó, aprueba, adoptado, adoptada, adoptó, queda aprobado, queda aprobada, maintenu, maintenue, mantenido, mantenida, mantuvo, upheld`,
  rejected: `rejected, rejects, defeated, failed, fails, was lost, not adopted, not approved, not carried, not passed, voted down, fell, not retained, overturned, overruled,
    did not pass, did not carry, failed to pass, rejeté, rejetée, rejette, repoussé, repoussée, n’a pas été adopté, n’a pas été adoptée, n’est pas adopté,
    n’est pas adoptée, rechazado, rechazada, rechazó, rechaza, no fue aprobado, no fue aprobada, no queda aprobado, no queda aprobada,
    desestimado, desestimada`,
  'adopted-without-vote': `without a vote, without vote, without a recorded vote, by consensus, sans vote, sans être mis aux voix, sans être mise aux voix,
    par consensus, sans procéder à un vote, sin votación, sin someterlo a votación, sin someterla a votación, por consenso, sin proceder a votación`,
  withdrawn: `was withdrawn, were withdrawn, been withdrawn, withdrawn by, withdrew the draft, withdrew draft, withdrew its draft, withdrawing the draft,
    a été retiré, a été retirée, retire le projet, retirait, ha sido retirado, fue retirado, fue retirada, ha retirado, retiró el proyecto, queda retirado`,
}

const outcomes = phrases(
  (Object.entries(WORDS) as [Exclude<Outcome, 'unknown'>, string][]).flatMap(([outcome, words]) =>
    words.split(',').map(phrase => [fold(phrase), outcome] as const),
  ),
)

export interface SaidOutcome {
  readonly outcome: Exclude<Outcome, 'unknown'>
  /** The token where it is said. */
  readonly from: number
}

/** Everything that a text says about outcomes, in its order. */
export const findOutcomes = ({ tokens }: Sheet): readonly SaidOutcome[] =>
  tokens.flatMap((_, from) => {
    const hit = phrasesAt(outcomes, tokens, from, () => false).at(-1)
    return hit === undefined ? [] : [{ outcome: hit.meaning, from }]
  })

/** The outcome of a recorded vote among those said: the nearest to the result in numbers, else to the lists. */
export const outcomeNear = (
  said: readonly SaidOutcome[],
  lists: Region,
  result: number | undefined,
): Outcome | undefined => {
  const recorded = said.filter(({ outcome }) => outcome === 'adopted' || outcome === 'rejected')
  const distance = (from: number): number =>
    result !== undefined
      ? Math.abs(from - result)
      : from < lists.from
        ? lists.from - from
        : from >= lists.to
          ? from - lists.to + 1
          : Number.POSITIVE_INFINITY
  const near = recorded.filter(({ from }) => distance(from) < Number.POSITIVE_INFINITY)
  return near.sort((a, b) => distance(a.from) - distance(b.from))[0]?.outcome
}
