// Vote list: votes newest first, each with its result, and one State's answer where a page is about it.
import { element, fragment, type Html } from '#adapters/http/page/html.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import type { Iso3 } from '#src/states/state.ts'
import { nameOf } from '#src/states/state.ts'
import { looks } from '#src/votes/answer-looks.ts'
import { draftPath } from '#src/votes/vote-paths.ts'
import type { FoundVote } from '#src/votes/vote-words.ts'
import { draftName, outcomeWords, totalsLine } from '#src/votes/vote-words.ts'

export const voteList = (votes: readonly FoundVote[], reader: Reader, state?: Iso3): Html =>
  element('ul', { class: 'events' }, ...votes.map(listed => entry(listed, reader, state)))

const entry = ({ vote, draft }: FoundVote, reader: Reader, state: Iso3 | undefined): Html => {
  const answer = state === undefined ? undefined : vote.ballots.get(state)
  return element(
    'li',
    {},
    element('div', { class: 'when fixed' }, sayDay(Temporal.PlainDate.from(vote.day), reader)),
    element(
      'div',
      {},
      element('span', { class: 'kind' }, vote.body.replace('_', ' ')),
      element('br'),
      element('a', { href: draftPath(draft) }, draftName(draft)),
      element('br'),
      state === undefined || answer === undefined
        ? undefined
        : fragment(element('strong', {}, `${nameOf(state, 'en')}: ${looks[answer].words}`), ' · '),
      element('span', { class: 'note' }, resultWords({ vote, draft })),
    ),
  )
}

/** "ADOPTED · in favour 23 · against 19 · abstaining 3". */
const resultWords = ({ vote, draft }: FoundVote): string =>
  [outcomeWords(draft, vote), ...(vote.ballots.size === 0 ? [] : [totalsLine(vote.ballots)])].join(' · ')
