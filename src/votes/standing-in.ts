// standingIn: how each State stands in a vote: by its ballot and the membership of the day.
import type { Iso3 } from '#src/states/state.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import { STANDING_WORDS, type Standing, standingOf } from './ballot.ts'
import type { Vote } from './vote.ts'

export type Ended = Standing | 'adopted-without-vote'

export const standingIn = ({
  body,
  day,
  ballots,
  outcome,
}: Pick<Vote, 'body' | 'day' | 'ballots' | 'outcome'>): ((state: Iso3) => Ended) => {
  const { members } = electorateOn(body, Temporal.PlainDate.from(day))
  return state => (outcome === 'adopted-without-vote' ? outcome : standingOf(state, ballots, members))
}

/** "in favour", "not a member", "adopted without vote". */
export const sayStanding = (standing: Ended): string =>
  standing === 'adopted-without-vote' ? 'adopted without vote' : STANDING_WORDS[standing]
