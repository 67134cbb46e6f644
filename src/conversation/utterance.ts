// Utterance: something said to the bot: typed, pressed, submitted or reacted.

import type { Destination } from '#src/security/audience.ts'
import type { Account } from '#src/security/member.ts'

export interface Utterance {
  /** The platform's own id of it; the same utterance delivered twice has the same id and one effect. */
  readonly id: string
  /** Who said it. */
  readonly speaker: Account & {
    /** What the platform shows everybody there: to greet or list them by; shown to their own space only. */
    readonly name: string
    /** `guest`: not a full member of the workspace or server; `bot`: a program. */
    readonly standing: 'full' | 'guest' | 'outside' | 'bot'
  }
  /** Where it was said, as the platform names it, and how it would be read there. */
  readonly place: Account & {
    readonly kind: 'room' | 'direct'
    readonly destination: Exclude<Destination, 'public'>
    readonly outsiders: 'none' | 'guests' | 'other-organisations'
  }
  /** Without the root word. */
  readonly words: string
  /** A file or standard input that came with it. */
  readonly attachment?: string
  /** Set when whoever reads something asked for the whole room to see it. */
  readonly shows?: 'room'
  /**
   * Asked once, right before what was said is saved: `no` when whoever waited was told meanwhile that it is not saved,
   * and so it must not be.
   */
  readonly stillWaits?: () => 'yes' | 'no'
  /** Set when an operator speaks for a member. */
  readonly speaking?: 'operator'
}
