// RawRollCall: a vote as one form of text gave it, before it is checked. Every form ends in it.
import type { Answer } from '#src/votes/ballot.ts'
import { decides } from '#src/votes/tally.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'
import { check } from './check.ts'
import type { Electorate } from './electorate.ts'
import type { Finding } from './finding.ts'
import type { Outcome, PrintedRollCall } from './printed-roll-call.ts'
import type { Entry } from './read-list.ts'

export interface RawRollCall {
  readonly form: 'lists' | 'pairs' | 'record' | 'typed'
  readonly body: VotingBody | undefined
  readonly date: Temporal.PlainDate | undefined
  /** In the order of the text; a State may stand twice. Offsets here and below are those of the given text. */
  readonly entries: readonly Entry[]
  /** The answers that the text has a list for, with names or with "None". */
  readonly listed: ReadonlySet<Answer>
  readonly empty: ReadonlySet<Answer>
  readonly numbers: readonly { readonly answer: Answer; readonly value: number; readonly at: number }[]
  /** What the text says about the outcome. */
  readonly said: Outcome | undefined
  readonly symbols: readonly string[]
  readonly findings: readonly Finding[]
  /** Where the vote begins in the text. */
  readonly at: number
}

/** Checks a vote. Where the text is silent about the outcome, ballots or numbers decide: a simple majority. */
export const finish = (raw: RawRollCall, electorate: Electorate): PrintedRollCall => {
  const { votes, printed, findings } = check(raw, electorate)
  const counted = (answer: 'in-favour' | 'against'): number | undefined =>
    printed[answer] ?? (raw.listed.has(answer) ? votes[answer].length : undefined)
  const [inFavour, against] = [counted('in-favour'), counted('against')]
  const decided =
    inFavour === undefined || against === undefined ? undefined : decides({ 'in-favour': inFavour, against })
  const outcome = raw.said ?? decided
  return {
    body: raw.body,
    date: raw.date?.toString(),
    votes,
    printed,
    outcome: outcome ?? 'unknown',
    outcomeFrom: raw.said ? 'text' : decided ? 'count' : 'nothing',
    symbols: raw.symbols,
    findings,
  }
}
