// Finding: one thing in a printed roll call that does not fit. It is reported, never repaired in silence.
import type { Iso3 } from '#src/states/state.ts'

export const FINDING_CODES = [
  /** A number that is unlike the list it counts, or a second number that is unlike the first. */
  'tally-mismatch',
  'unknown-name',
  /** A name with several bearers; `read` says which one it was, where only one was a member. */
  'ambiguous-name',
  'non-member',
  'duplicate-state',
  'missing-list',
  'several-votes',
  /** Somebody said afterwards how they had meant to vote. The record stays. */
  'later-intention',
  'encoding',
  'membership-unknown',
  /** A misspelt name that can only be one member; `read` says which. */
  'doubtful-name',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

export interface Finding {
  readonly code: FindingCode
  /** One sentence for the person who pasted the text. */
  readonly text: string
  /** Offset in the text as it was given, in UTF-16 units. */
  readonly at: number
  /** The State as which the name was read all the same. */
  readonly read?: Iso3
}
