// Works: what every job may use.
import type { Atomically, Instruments, Stores } from '#src/ports.ts'

export interface Works {
  /** For reading outside a transaction. */
  readonly stores: Stores
  readonly atomically: Atomically
  readonly instruments: Instruments
  readonly clock: () => Temporal.Instant
}
