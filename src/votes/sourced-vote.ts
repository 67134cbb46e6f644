// SourcedVote: a recorded vote from a public source, ready for the ledger; the source names it for ever.

import type { Finding } from '#src/votes/roll-call/finding.ts'
import type { Outcome } from '#src/votes/roll-call/printed-roll-call.ts'
import type { Draft } from './draft.ts'
import type { VoteStanding } from './vote.ts'

/** `shipped`: comes with the product · `library`: the voting data of the UN Digital Library · `matrix`: a table of codes. */
export const ORIGINS = ['shipped', 'library', 'matrix'] as const
export type OriginKind = (typeof ORIGINS)[number]

/** What a source says about the draft. */
export type SourcedDraft = Pick<
  Draft,
  'symbol' | 'adoptedAs' | 'body' | 'session' | 'kind' | 'title' | 'theme' | 'about' | 'question'
>

export interface SourcedVote {
  readonly origin: OriginKind
  /** Its name in the source; the same vote has the same name whenever it is read again. */
  readonly name: string
  readonly draft: SourcedDraft
  /** ISO day. */
  readonly day: string
  readonly outcome: Outcome
  readonly standing: Extract<VoteStanding, 'official' | 'reported'>
  /** As `packBallots` writes them. */
  readonly ballots: string
  /** Where people can look it up. */
  readonly source: string
  readonly findings: readonly Finding[]
}
