// Ballot: one State's answer in a recorded vote. Five answers and a suspension are six different things.
import type { Iso3 } from '#src/states/state.ts'

/** `absent`, `not-voting` and `suspended` are no answers to the question put: they are never opposition or abstention. */
export const ANSWERS = ['in-favour', 'against', 'abstaining', 'absent', 'not-voting', 'suspended'] as const
export type Answer = (typeof ANSWERS)[number]

/** The answers that were given in the room. */
export const GIVEN_ANSWERS = ['in-favour', 'against', 'abstaining'] as const satisfies readonly Answer[]
export type GivenAnswer = (typeof GIVEN_ANSWERS)[number]

/** The ballots of one roll call: a State stands in it at most once. */
export type Ballots = ReadonlyMap<Iso3, Answer>

/** How a State stands to one roll call; a seventh and an eighth thing besides the answers. */
export type Standing = Answer | 'not-a-member' | 'not-recorded'

export const isGiven = (answer: Standing | undefined): answer is GivenAnswer =>
  GIVEN_ANSWERS.some(given => given === answer)

/** The standing of a State; `members` undefined where the membership of the day is not known. */
export const standingOf = (state: Iso3, ballots: Ballots, members?: ReadonlySet<Iso3>): Standing =>
  ballots.get(state) ?? (members === undefined || members.has(state) ? 'not-recorded' : 'not-a-member')

/** The words of an answer in a table or on a card. */
export const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  'in-favour': 'in favour',
  against: 'against',
  abstaining: 'abstaining',
  absent: 'absent',
  'not-voting': 'not voting',
  suspended: 'suspended',
}

/** The same for every way in which a State can stand to a vote. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  ...ANSWER_WORDS,
  'not-recorded': 'not recorded',
  'not-a-member': 'not a member',
}
