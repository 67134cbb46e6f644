// PrintedRollCall: a recorded vote as a text prints it, with everything in it that does not fit.
import type { Iso3 } from '#src/states/state.ts'
import type { Answer } from '#src/votes/ballot.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'
import type { Finding } from './finding.ts'

export const OUTCOMES = ['adopted', 'rejected', 'adopted-without-vote', 'withdrawn', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface PrintedRollCall {
  readonly body: VotingBody | undefined
  /** ISO day. */
  readonly date: string | undefined
  /** In the order of the text; no State stands in two of them. Non-members stand where they are printed. */
  readonly votes: Readonly<Record<Answer, readonly Iso3[]>>
  /** The numbers that the text gives, where it gives any. */
  readonly printed: Readonly<Partial<Record<Answer, number>>>
  readonly outcome: Outcome
  /** Whether the text says how it ended, or the ballots were counted because it does not. */
  readonly outcomeFrom: 'text' | 'count' | 'nothing'
  /** Canonical document symbols near the vote, in the order of the text. */
  readonly symbols: readonly string[]
  readonly findings: readonly Finding[]
}

/** What the reader may be told beside the text. What the text itself says of them counts only where this is silent. */
export interface RollCallContext {
  readonly body?: VotingBody
  /** The day of the vote: it decides who the members were. */
  readonly date?: Temporal.PlainDate
}
