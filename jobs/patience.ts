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

/** The longest wait for another try: two seconds, four, eight … and then this. */
export const LONGEST_WAIT = Temporal.Duration.from({ minutes: 10 })

/** How long to wait after so many tries, unless the platform said how long. */
export const waitAfter = (tries: number, said?: Temporal.Duration): Temporal.Duration => {
  const wait = said ?? Temporal.Duration.from({ seconds: 2 ** Math.min(tries, 10) })
  return Temporal.Duration.compare(wait, LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait
}
