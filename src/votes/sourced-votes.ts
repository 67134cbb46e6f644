// Port: which votes of public sources are in the ledger, and many of them written at once.
import type { Draft } from './draft.ts'
import type { OriginKind, SourcedVote } from './sourced-vote.ts'

/** A vote as its source names it. */
export type Named = Pick<SourcedVote, 'origin' | 'name'>

/** What the ledger keeps of a source: its vote, and a digest of what it said when it was last read. */
export interface Origin extends Named {
  readonly vote: number
  readonly print: string
}

/** A vote of the same days, to see whether a source tells of one that is there already. */
export interface Neighbour {
  readonly number: number
  readonly body: string
  readonly day: string
  /** Of its draft. */
  readonly symbol?: string
  readonly adoptedAs?: string
  /** Packed. */
  readonly ballots: string
}

export interface NewSourcedVote {
  readonly number: number
  readonly draft: number
  readonly vote: SourcedVote
}

export interface SourcedVotes {
  /** By name, those of one source that are known. */
  origins(kind: OriginKind, names: readonly string[]): Promise<ReadonlyMap<string, Origin>>
  /** The votes of a space on these days that no vote of this kind of source is known to be. */
  neighbours(days: readonly string[], besides: OriginKind, space: string): Promise<readonly Neighbour[]>
  /** By symbol, the drafts that a space has. */
  draftsOf(symbols: readonly string[], space: string): Promise<ReadonlyMap<string, number>>
  /** Writes public drafts; none of them is there. */
  addDrafts(drafts: readonly (Draft & { readonly number: number })[], home: Home): Promise<void>
  /** Writes public votes, each with its one reading by the source; their drafts become public too. */
  addVotes(votes: readonly NewSourcedVote[], home: Home): Promise<void>
  /** Writes down or changes what is known of sources. */
  setOrigins(origins: readonly Origin[]): Promise<void>
}

/** Whose votes they become, and when. */
export interface Home {
  readonly space: string
  readonly at: string
}
