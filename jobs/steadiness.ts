// Steadiness: how long the wall clock has run true, as far as this process has seen.

interface Clocks {
  readonly clock: () => Temporal.Instant
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
}

/** More than this between two looks is not drift: somebody set the clock. */
const JUMP_MS = 2_000

/** Says, in milliseconds, how long ago the clock was last set, or this was made. */
export const steadiness = ({ clock, elapsed }: Clocks): (() => number) => {
  const difference = (): number => clock().epochMilliseconds - elapsed()
  let since = elapsed()
  let seen = difference()
  return () => {
    const now = difference()
    if (Math.abs(now - seen) > JUMP_MS) since = elapsed()
    seen = now
    return elapsed() - since
  }
}
