// Vote: one question put to a body on a day, as two readers saw the board, and as it stands in the ledger.
import type { Iso3 } from '#src/states/state.ts'
import type { Finding } from '#src/votes/roll-call/finding.ts'
import type { Outcome } from '#src/votes/roll-call/printed-roll-call.ts'
import type { Answer, Ballots } from './ballot.ts'
import type { VotingBody } from './voting-body.ts'

/**
 * `unverified`: one reader · `disputed`: two readers differ, or somebody insisted on a list unlike its tallies ·
 * `reported`: a public source that is no official record says so · `confirmed`: somebody agreed after seeing it ·
 * `read-twice`: two readers agree · `official`: an official record says so.
 */
const voteStandings = ['unverified', 'disputed', 'reported', 'confirmed', 'read-twice', 'official'] as const
export type VoteStanding = (typeof voteStandings)[number]

/** Whether it may be published. */
export const isVerified = (standing: VoteStanding): boolean =>
  standing === 'read-twice' || standing === 'official' || standing === 'confirmed'

/** What one reader handed in. Readers do not see each other's before both are in. */
export interface Reading {
  /** Member id, or `shipped` and `import` for public records. */
  readonly reader: string
  readonly at: string
  /** `seen`: agreed, or handed in, after looking at the list of another · `withdrawal`: takes the person's last one back. */
  readonly how: 'typed' | 'pasted' | 'reported' | 'official' | 'correction' | 'seen' | 'withdrawal'
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
  /** Of the reading that counts. */
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

/** What all readings of a vote come to. */
export interface Settled {
  readonly standing: VoteStanding
  /** The reading that counts: the newest correction or official record, else the first; of a source that was read again, what it says now. */
  readonly counts: Reading
}

/** Undefined when every reading was taken back. */
export const settled = (readings: readonly Reading[]): Settled | undefined => {
  const live = liveReadings(readings)
  const [first] = live
  const counts =
    live.findLast(({ how }) => how === 'correction' || how === 'official') ??
    (first?.how === 'reported' ? live.findLast(({ how }) => how === 'reported') : first)
  return counts && { standing: standingOf(counts, live), counts }
}

/** Each withdrawal takes back the newest reading of the same person. */
export const liveReadings = (readings: readonly Reading[]): readonly Reading[] => {
  const live: Reading[] = []
  for (const reading of readings) {
    if (reading.how !== 'withdrawal') live.push(reading)
    else {
      const last = live.findLastIndex(({ reader }) => reader === reading.reader)
      if (last !== -1) live.splice(last, 1)
    }
  }
  return live
}

/**
 * A correction sets aside the lists before it that are unlike it, but not those after it. Whoever agrees after seeing
 * the list confirms it; only lists that were handed in without seeing another one make it read twice. A public source is
 * no reader, but may differ from one.
 */
const standingOf = (counts: Reading, live: readonly Reading[]): VoteStanding => {
  if (counts.how === 'official') return 'official'
  const newest = live.filter(({ reader }, at) => live.findLastIndex(one => one.reader === reader) === at)
  const isLike = (other: Reading): boolean => differences(counts.ballots, other.ballots).length === 0
  const set = counts.how === 'correction' ? live.indexOf(counts) : -1
  const like = newest.filter(reading => reading.how !== 'reported' && isLike(reading))
  if (newest.some(reading => live.indexOf(reading) > set && !isLike(reading))) return 'disputed'
  if (like.length > 0 && like.every(isUnlikeItsTallies)) return 'disputed'
  if (like.length === 0) return 'reported'
  if (like.length === 1) return 'unverified'
  return like.filter(isBlind).length > 1 ? 'read-twice' : 'confirmed'
}

const isUnlikeItsTallies = ({ findings }: Reading): boolean => findings.some(({ code }) => code === 'tally-mismatch')

const isBlind = ({ how }: Reading): boolean => how === 'typed' || how === 'pasted'

/** Whether a vote still waits for somebody who has not seen its list. */
export const awaitsReader = (readings: readonly Reading[]): boolean =>
  new Set(liveReadings(readings).map(({ reader }) => reader)).size < 2 &&
  !isVerified(settled(readings)?.standing ?? 'unverified')
