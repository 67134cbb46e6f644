// Works: what every job may use.
import type { Atomically, Instruments, Stores } from '#src/ports.ts'

export interface Works {
  /** For reading outside a transaction. */
  readonly stores: Stores
  readonly atomically: Atomically
  readonly instruments: Instruments
  readonly clock: () => Temporal.Instant
}

/** An instant as the database keeps it: 24 characters, UTC. */
export const instantText = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 })
