// Vote chart: the result card of a vote in the words of the ledger.
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import type { Chart } from '#src/reply/chart.ts'
import { resultPicture } from './result-picture.ts'
import { draftName, type FoundVote, outcomeWords, standings } from './vote-words.ts'

export const voteChart = ({ vote, draft }: FoundVote, reader: Reader): Chart => {
  const day = Temporal.PlainDate.from(vote.day)
  return resultPicture({
    title: draftName(draft),
    about: `${outcomeWords(draft, vote)} · ${sayDay(day, reader)} · ${vote.body.replace('_', ' ')} · ${standings[vote.standing]}`,
    body: vote.body,
    day,
    ballots: vote.ballots,
  })
}
