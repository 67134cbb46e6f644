// Tally: ballots counted, in all and by group, and what the count decides.
import type { Iso3 } from '#src/states/state.ts'
import { ANSWERS, type Answer, type Ballots } from './ballot.ts'

export type Totals = Readonly<Record<Answer, number>>

/** Counts the ballots by answer; every answer has a number. */
export const totalsOf = (ballots: Ballots): Totals => {
  const totals = { ...NOTHING }
  for (const answer of ballots.values()) totals[answer] += 1
  return totals
}

const NOTHING = Object.fromEntries(ANSWERS.map(answer => [answer, 0])) as Record<Answer, number>

/** One line of a table by group. */
export interface GroupTotals<Group> {
  readonly group: Group
  readonly totals: Totals
}

/**
 * Counts by group, in the order of `groups`. A State may be in several political groups and in none, so that the
 * lines need not add up to the whole.
 */
export const totalsByGroup = <Group>(
  ballots: Ballots,
  groups: readonly Group[],
  groupsOf: (state: Iso3) => readonly Group[],
): readonly GroupTotals<Group>[] =>
  groups.map(group => ({
    group,
    totals: totalsOf(new Map([...ballots].filter(([state]) => groupsOf(state).includes(group)))),
  }))

/** What a question needs to pass. Of the members present and voting: abstentions are not votes cast. */
export type MajorityRule = 'simple' | 'two-thirds'

/**
 * Whether a text passes; a tie does not (rule 133 of the Assembly's rules of procedure; the Council applies the same).
 * Undefined where no State voted for or against.
 */
export const decides = (
  { 'in-favour': inFavour, against }: Pick<Totals, 'in-favour' | 'against'>,
  rule: MajorityRule = 'simple',
): 'adopted' | 'rejected' | undefined => {
  if (inFavour + against === 0) return undefined
  const enough = rule === 'simple' ? inFavour > against : inFavour >= 2 * against
  return enough ? 'adopted' : 'rejected'
}
