// Suggest: the nearest of some words to a mistyped one.

/** The nearest words, best first; none when all are too far to be what was meant. */
export const nearest = (typed: string, known: readonly string[], most = 3): readonly string[] =>
  known
    .map(word => ({ word, far: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(
      ({ word, far }) =>
        far <= Math.max(1, Math.floor(Math.max(word.length, typed.length) / 3)) || word.startsWith(typed),
    )
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ word }) => word)

/** Edits between two words: insert, delete, replace, swap of neighbours (optimal string alignment). */
export const distance = (a: string, b: string): number => {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, (before[column - 2] ?? 0) + 1)
      current.push(best)
    }
    before = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
