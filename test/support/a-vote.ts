// A vote for tests: one unverified vote of the Council, with whatever a test says otherwise.
import type { Vote } from '#src/votes/vote.ts'

export const aVote = (given: Pick<Vote, 'number' | 'space' | 'draft' | 'ballots' | 'at'>): Vote => ({
  public: false,
  body: 'HRC',
  day: '2020-10-06',
  outcome: 'adopted',
  standing: 'unverified',
  ...given,
})
