// Region: a stretch of a text, half-open, by offset or by token.

export interface Region {
  readonly from: number
  readonly to: number
}

/** The stretches that a pattern finds; the pattern must carry the flag g. */
export const regionsOf = (text: string, pattern: RegExp): readonly Region[] =>
  [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }))
