// Agreement: how a State voted over time, what changed between two votes.
import type { Iso3 } from '#src/states/state.ts'
import { type Ballots, type GivenAnswer, isGiven, type Standing, standingOf } from './ballot.ts'

/** A roll call as these comparisons need it. */
export interface ComparableVote<Id> {
  readonly id: Id
  readonly ballots: Ballots
  /** The members of the day; undefined where they are not known. */
  readonly members?: ReadonlySet<Iso3>
  /** A vote in favour was a vote against the text: no-action motions and hostile amendments, as a person marked them. */
  readonly reversed?: true
}

/** One line of a State's record. */
export interface RecordLine<Id> {
  readonly id: Id
  readonly standing: Standing
}

/** A State's standing in each of the votes, in their order. */
export const recordOf = <Id>(state: Iso3, votes: readonly ComparableVote<Id>[]): readonly RecordLine<Id>[] =>
  votes.map(({ id, ballots, members }) => ({ id, standing: standingOf(state, ballots, members) }))

/** A State that stands otherwise in the second vote. */
export interface Shift {
  readonly state: Iso3
  readonly before: Standing
  readonly after: Standing
}

/** The States whose standing differs, in order of code. Who was no member, or is not recorded, differs too: it is shown as that. */
export const shiftsBetween = <Id>(before: ComparableVote<Id>, after: ComparableVote<Id>): readonly Shift[] =>
  [...new Set([...before.ballots.keys(), ...after.ballots.keys()])]
    .sort()
    .map(state => ({
      state,
      before: standingOf(state, before.ballots, before.members),
      after: standingOf(state, after.ballots, after.members),
    }))
    .filter(shift => shift.before !== shift.after)

/** How often two States gave answers in the same vote, and how these compare. Votes where one gave none are not counted. */
export interface Agreement {
  readonly same: number
  /** One in favour, the other against. */
  readonly opposed: number
  /** One of them abstained. */
  readonly apart: number
  /** All votes where both gave an answer: the sum of the three. */
  readonly compared: number
}

/** An answer as support for the text behind the question: turned round where a vote in favour was one against it. */
export const supportIn = <Id>(state: Iso3, { ballots, reversed }: ComparableVote<Id>): GivenAnswer | undefined => {
  const answer = ballots.get(state)
  if (!isGiven(answer)) return undefined
  return reversed ? TURNED[answer] : answer
}

const TURNED: Readonly<Record<GivenAnswer, GivenAnswer>> = {
  'in-favour': 'against',
  against: 'in-favour',
  abstaining: 'abstaining',
}
