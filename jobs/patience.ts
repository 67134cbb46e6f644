// Patience: how long a call to a platform, a lease and a lost answer may take.

/** `call` is shorter than `lease`, and `lease` shorter than `grace`. */
export interface Patience {
  /** Time-out of one call to a platform. */
  readonly call: Temporal.Duration
  /** Nobody else may take a delivery for so long. */
  readonly lease: Temporal.Duration
  /** A call that was cut off may land so much later; only then is the platform asked. */
  readonly grace: Temporal.Duration
}

/** For calls of ten seconds: a lease of sixty, a grace of ninety. */
export const patience = (call: Temporal.Duration): Patience => {
  const times = (factor: number) =>
    Temporal.Duration.from({ milliseconds: Math.round(call.total('milliseconds') * factor) })
  return { call, lease: times(6), grace: times(9) }
}

/** Nobody is waited for longer, whatever they say. */
const LONGEST_WAIT = Temporal.Duration.from({ minutes: 10 })

/** How long to wait after so many tries: as long as the platform said, else two seconds, four, eight … and at last a minute. */
export const waitAfter = (tries: number, said?: Temporal.Duration): Temporal.Duration => {
  const wait = said ?? Temporal.Duration.from({ seconds: Math.min(60, 2 ** Math.min(tries, 6)) })
  return Temporal.Duration.compare(wait, LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait
}
