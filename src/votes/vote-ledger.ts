// Port: drafts, votes and their readings; append-only, a correction is a later entry.
import type { Iso3 } from '#src/states/state.ts'
import type { Answer } from './ballot.ts'
import type { Direction, Draft } from './draft.ts'
import type { Reading, Vote } from './vote.ts'
import type { VotingBody } from './voting-body.ts'

/** A draft with its number; D1, D2 … are for what has no symbol. */
export interface NumberedDraft extends Draft {
  readonly number: number
  readonly space: string
  readonly public: boolean
}

/** One entry in the history of a draft. */
export interface DraftRevision {
  readonly at: string
  readonly draft: Draft
}

/** Whose drafts and votes a reader may see: public ones, and those of one space. */
export interface VoteSight {
  readonly space?: string
}

export interface VoteWish {
  readonly body?: VotingBody
  /** ISO days, half-open. */
  readonly from?: string
  readonly until?: string
  /** Words of the title, the theme or the symbol. */
  readonly text?: string
  readonly most?: number
}

/** One State's answer in one vote. */
export interface RecordedAnswer extends Pick<Vote, 'number' | 'space' | 'public' | 'draft' | 'body' | 'day'> {
  readonly answer: Answer
}

/** A vote whose ballots stay packed: for counting over thousands. */
export interface PackedVote extends Pick<Vote, 'number' | 'space' | 'public'> {
  readonly ballots: string
}

/** Whatever changes what the card of a vote says has its posts swapped, in the same transaction. */
export interface VoteLedger {
  /** By its symbol or that of the resolution it became; a space's own draft comes before a public one of the same symbol. */
  draft(symbol: string, sight: VoteSight): Promise<NumberedDraft | undefined>
  draftNumbered(number: number): Promise<NumberedDraft | undefined>
  drafts(wish: VoteWish, sight: VoteSight): Promise<readonly NumberedDraft[]>
  /** Stores it, and what it says as the newest entry of its history. */
  setDraft(draft: NumberedDraft, at: string): Promise<void>
  /** What was noted of a draft, oldest first. */
  draftRevisions(number: number): Promise<readonly DraftRevision[]>
  /** Forgets what was noted of a draft; where votes hang on it, it stays as a bare one. */
  dropDraft(number: number, at: string): Promise<void>
  /** What a vote in favour meant to a space; never public. */
  direction(draft: number, space: string): Promise<Direction | undefined>
  setDirection(draft: number, space: string, direction: Direction | undefined): Promise<void>
  vote(number: number): Promise<Vote | undefined>
  /** The vote on a draft of one day, in a space. */
  voteOn(draft: number, day: string, space: string): Promise<Vote | undefined>
  votesOf(draft: number, sight: VoteSight): Promise<readonly Vote[]>
  /** Newest first. */
  votes(wish: VoteWish, sight: VoteSight): Promise<readonly Vote[]>
  /** What one State answered, newest first, without the ballots of others; votes in which it is not recorded are left out. */
  record(state: Iso3, wish: VoteWish, sight: VoteSight): Promise<readonly RecordedAnswer[]>
  addVote(vote: Vote, reading: Reading): Promise<void>
  addReading(vote: Vote, reading: Reading): Promise<void>
  readings(vote: number): Promise<readonly Reading[]>
  /** Its last reading was taken back: the readings stay, and the vote is in no list any more. */
  withdrawVote(vote: number): Promise<void>
  /** Remembers that a member looked at the list before handing in one. */
  look(vote: number, member: string, at: string): Promise<void>
  /** Who looked. */
  lookers(vote: number): Promise<readonly string[]>
  /** The votes of a space that are not public and not verified, oldest first. */
  unsettled(space: string): Promise<readonly Vote[]>
  publish(vote: number, at: string): Promise<void>
  /** Takes that back, and its draft from public view too, unless another public vote hangs on it. */
  unpublish(vote: number, at: string): Promise<void>
  /** By body, in no order. */
  packed(wish: Pick<VoteWish, 'body'>, sight: VoteSight): Promise<readonly PackedVote[]>
}
