// Lane: what the sending to one platform may use.
import type { Messenger } from '#src/reply/messenger.ts'
import type { Patience } from './patience.ts'
import type { Works } from './works.ts'

export interface DeliverWorks extends Works {
  /** Those that can send now. */
  readonly messengers: () => readonly Messenger[]
  /** This process, in leases. */
  readonly owner: string
  readonly patience: Patience
  readonly failed: (error: unknown) => void
}

/** A lane's way to send: the platform, and how long the wall clock has run true. */
export interface Lane extends DeliverWorks {
  readonly messenger: Messenger
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number
  readonly steady: () => number
}
