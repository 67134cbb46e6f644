// Votes page: the public record of votes, with filters that work without scripts.
import { selectField, stateChoices, textField } from '#adapters/http/page/form.ts'
import { element, type Html } from '#adapters/http/page/html.ts'
import { layout, section } from '#adapters/http/page/layout.ts'
import { bodyOf } from '#src/calendar/body.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import { nameOf } from '#src/states/state.ts'
import { statePath } from '#src/votes/vote-paths.ts'
import type { FoundVote } from '#src/votes/vote-words.ts'
import { VOTING_BODIES } from '#src/votes/voting-body.ts'
import { voteList } from './vote-list.ts'
import { queryOf, type VoteQuery } from './vote-query.ts'

export interface VotesView {
  readonly query: VoteQuery
  readonly votes: readonly FoundVote[]
  /** Whether there are older ones. */
  readonly more: 'yes' | 'no'
  readonly reader: Reader
  /** Set when the address could not be understood. */
  readonly trouble?: string
}

export const votesPage = (view: VotesView): Html =>
  layout({
    title: 'Votes · Palais',
    description: 'How States voted on human rights at the United Nations: recorded votes with their sources.',
    content: [
      element('h1', {}, 'How States voted'),
      view.trouble === undefined ? undefined : element('p', { class: 'warning', role: 'alert' }, view.trouble),
      chooser(view.query),
      section('votes', 'Recorded votes', ...list(view)),
      section('states', 'By State', stateList()),
    ],
  })

const chooser = ({ body, state, text, from, to }: VoteQuery): Html =>
  element(
    'form',
    { method: 'get', action: '/votes', 'aria-label': 'Choose which votes to show' },
    selectField({
      label: 'Body',
      name: 'body',
      value: body ?? '',
      all: 'All bodies',
      choices: VOTING_BODIES.map(id => ({ value: id, name: bodyOf(id).name })),
    }),
    selectField({ label: 'State', name: 'state', value: state ?? '', all: 'All States', choices: stateChoices }),
    textField('Word in the title', 'text', { value: text ?? '', maxlength: 60 }),
    textField('From year', 'from', { value: from ?? '', inputmode: 'numeric', maxlength: 4 }),
    textField('To year', 'to', { value: to ?? '', inputmode: 'numeric', maxlength: 4 }),
    element('button', {}, 'Show'),
  )

const list = ({ query, votes, more, reader }: VotesView): readonly (Html | undefined)[] => {
  const { state, page } = query
  if (votes.length === 0)
    return [element('p', {}, 'No recorded vote fits. ', element('a', { href: '/votes' }, 'Show all votes'))]
  return [
    state === undefined
      ? undefined
      : element('p', {}, element('a', { href: statePath(state) }, `How ${nameOf(state, 'en')} voted over the years`)),
    voteList(votes, reader, state),
    more === 'yes'
      ? element('p', {}, element('a', { href: queryOf({ ...query, page: page + 1 }) }, 'Older votes'))
      : undefined,
    page > 1
      ? element('p', {}, element('a', { href: queryOf({ ...query, page: page - 1 }) }, 'Newer votes'))
      : undefined,
  ]
}

const stateList = (): Html =>
  element(
    'ul',
    { class: 'columns' },
    ...stateChoices.map(({ value, name }) => element('li', {}, element('a', { href: `/votes/state/${value}` }, name))),
  )
