// State page: how one State voted, as a picture over the years and vote by vote.
import { chartFigure } from '#adapters/http/page/chart.ts'
import { element, type Html } from '#adapters/http/page/html.ts'
import { layout, section } from '#adapters/http/page/layout.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import type { Chart } from '#src/reply/chart.ts'
import { type Iso3, nameOf } from '#src/states/state.ts'
import { recordPath } from '#src/votes/vote-paths.ts'
import type { FoundVote } from '#src/votes/vote-words.ts'
import { voteList } from './vote-list.ts'
import { queryOf } from './vote-query.ts'

export interface StateView {
  readonly state: Iso3
  /** Undefined while no public vote has it. */
  readonly chart: Chart | undefined
  /** The newest, in which it is recorded. */
  readonly votes: readonly FoundVote[]
  readonly more: 'yes' | 'no'
  readonly reader: Reader
}

export const statePage = ({ state, chart, votes, more, reader }: StateView): Html => {
  const name = nameOf(state, 'en')
  return layout({
    title: `How ${name} voted · Palais`,
    description: `Recorded votes of ${name} at the United Nations.`,
    content: [
      element('h1', {}, `How ${name} voted`),
      element('p', { class: 'screen' }, element('a', { href: `/?state=${state}` }, `What is ahead for ${name}`)),
      chart === undefined
        ? element('p', {}, `No public record has a vote of ${name}. `, element('a', { href: '/votes' }, 'All votes'))
        : section(
            'years',
            'Over the years',
            chartFigure(chart, 'No answer: absent, not voting or suspended; none of these is opposition.'),
            element(
              'p',
              { class: 'screen note' },
              'To share: ',
              element('a', { href: recordPath(state, 'png') }, 'PNG'),
            ),
          ),
      chart === undefined
        ? undefined
        : section(
            'votes',
            'Vote by vote',
            voteList(votes, reader, state),
            more === 'yes'
              ? element('p', {}, element('a', { href: queryOf({ state, page: 2 }) }, 'Older votes'))
              : undefined,
          ),
    ],
  })
}
