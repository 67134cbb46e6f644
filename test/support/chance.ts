// Chance: numbers that look random and follow from a seed, so that a failing run can be run again.

/** Numbers from 0 up to, but not including, 1. */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 8) / 2 ** 24
  }
}
