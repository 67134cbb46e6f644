// In chunks: long lists cut to what one statement may hold.

/** Slices of at most `size`, in order. */
export const inChunks = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size))
