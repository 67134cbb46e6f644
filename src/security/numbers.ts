// Port: counters for short ids (K77, S4, V5), without gaps that a reader would wonder about.

const series = ['K', 'S', 'R', 'V', 'A', 'C', 'P', 'F', 'N', 'D'] as const
export type Series = (typeof series)[number]

export interface Numbers {
  /** The next number of a series, from 1; taken for good when the transaction commits. */
  next(series: Series): Promise<number>
  /** So many numbers at once; gives the first. */
  several(series: Series, count: number): Promise<number>
}
