// Agreement: what changed between two votes, and what comparing two States comes to.
import type { Iso3 } from '#src/states/state.ts'
import { type Ballots, type Standing, standingOf } from './ballot.ts'

/** A roll call as these comparisons need it. */
export interface ComparableVote<Id> {
  readonly id: Id
  readonly ballots: Ballots
  /** The members of the day; undefined where they are not known. */
  readonly members?: ReadonlySet<Iso3>
}

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
