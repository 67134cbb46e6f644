// Suggest: the nearest of some words to a mistyped one.
import { editDistance } from '#src/states/edit-distance.ts'

/** The nearest words, best first; none when all are too far to be what was meant. */
export const nearest = (typed: string, known: readonly string[], most = 3): readonly string[] =>
  known
    .map(word => ({ word, far: editDistance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(
      ({ word, far }) =>
        far <= Math.max(1, Math.floor(Math.max(word.length, typed.length) / 3)) || word.startsWith(typed),
    )
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ word }) => word)
