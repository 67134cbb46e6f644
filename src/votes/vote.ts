// Vote: one question put to a body on a day, as two readers saw the board, and as it stands in the ledger.
import type { Iso3 } from '#src/states/state.ts'
import type { Finding } from '#src/votes/roll-call/finding.ts'
import type { Outcome } from '#src/votes/roll-call/printed-roll-call.ts'
import type { Answer, Ballots } from './ballot.ts'
import type { VotingBody } from './voting-body.ts'

/**
 * `unverified`: one reader · `disputed`: two readers differ, or the person insisted on lists unlike the tallies ·
 * `reported`: a public source that is no official record says so · `confirmed`: somebody agreed after seeing it ·
 * `read-twice`: two readers agree · `official`: an official record says so.
 */
export const voteStandings = ['unverified', 'disputed', 'reported', 'confirmed', 'read-twice', 'official'] as const
export type VoteStanding = (typeof voteStandings)[number]

/** Whether it may be published. */
export const isVerified = (standing: VoteStanding): boolean =>
  standing === 'read-twice' || standing === 'official' || standing === 'confirmed'

/** What one reader handed in. Readers do not see each other's before both are in. */
export interface Reading {
  /** Member id, or `shipped` and `import` for public records. */
  readonly reader: string
  readonly at: string
  readonly how: 'typed' | 'pasted' | 'reported' | 'official' | 'correction'
  readonly ballots: Ballots
  readonly outcome: Outcome
  readonly findings: readonly Finding[]
  /** Why a correction was made. */
  readonly why?: string
}

/** A vote in the ledger. Ids are V1, V2 … */
export interface Vote {
  readonly number: number
  readonly space: string
  readonly public: boolean
  /** Number of its draft. */
  readonly draft: number
  readonly body: VotingBody
  /** ISO day. */
  readonly day: string
  readonly outcome: Outcome
  readonly standing: VoteStanding
  /** Of the reading that counts: the newest correction, else the newest official one, else the first. */
  readonly ballots: Ballots
  readonly source?: string
  readonly at: string
}

/** A State where two readings differ. */
export interface Difference {
  readonly state: Iso3
  readonly one?: Answer
  readonly other?: Answer
}

/** Where two readings of one vote differ, State by State, in order of code. */
export const differences = (one: Ballots, other: Ballots): readonly Difference[] =>
  [...new Set([...one.keys(), ...other.keys()])].sort().flatMap(state => {
    const [a, b] = [one.get(state), other.get(state)]
    if (a === b || (isSilent(a) && isSilent(b))) return []
    return [{ state, ...(a === undefined ? {} : { one: a }), ...(b === undefined ? {} : { other: b }) }]
  })

/** A board does not tell absent from not voting, and printed lists leave both out. */
const isSilent = (answer: Answer | undefined): boolean =>
  answer === undefined || answer === 'absent' || answer === 'not-voting'

/** What all readings of a vote come to. A public source is no reader, but may differ from one. */
export const standingAfter = (readings: readonly Reading[], insisted: 'yes' | 'no'): VoteStanding => {
  const live = readings.filter(reading => reading.how !== 'correction')
  if (live.some(reading => reading.how === 'official')) return 'official'
  const newest = new Map(live.map(reading => [reading.reader, reading]))
  const [first, ...others] = [...newest.values()]
  const differ = first !== undefined && others.some(other => differences(first.ballots, other.ballots).length > 0)
  if (differ || insisted === 'yes') return 'disputed'
  const people = [...newest.values()].filter(reading => reading.how !== 'reported').length
  return people === 0 ? 'reported' : people === 1 ? 'unverified' : 'read-twice'
}

/** The reading that counts: of a source that was read again, what it says now. */
export const counting = (readings: readonly Reading[]): Reading | undefined =>
  readings.findLast(reading => reading.how === 'correction') ??
  readings.findLast(reading => reading.how === 'official') ??
  (readings[0]?.how === 'reported' ? readings.findLast(reading => reading.how === 'reported') : readings[0])
