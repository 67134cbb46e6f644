// Vote chart: the result card of a vote in the words of the ledger.
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import type { Chart } from '#src/reply/chart.ts'
import type { Sight } from './card-blocks.ts'
import { resultPicture } from './result-picture.ts'
import { draftName, type FoundVote, outcomeWords, standings } from './vote-words.ts'

/** `hidden`: the totals alone. */
export const voteChart = ({ vote, draft }: FoundVote, reader: Reader, sight: Sight = 'open'): Chart => {
  const day = Temporal.PlainDate.from(vote.day)
  return resultPicture({
    title: draftName(draft),
    about: `${outcomeWords(draft, vote)} · ${sayDay(day, reader)} · ${vote.body.replace('_', ' ')} · ${standings[vote.standing]}`,
    body: vote.body,
    day,
    ballots: vote.ballots,
    detail: sight === 'open' ? 'regions' : 'totals',
  })
}
