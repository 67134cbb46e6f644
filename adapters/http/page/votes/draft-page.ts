// Draft page: what was put to a vote, who stood behind it, and each recorded vote on it with every State's answer.
import { chartFigure } from '#adapters/http/page/chart.ts'
import { type Child, element, fragment, type Html } from '#adapters/http/page/html.ts'
import { layout, section } from '#adapters/http/page/layout.ts'
import { bodyOf } from '#src/calendar/body.ts'
import { type Reader, sayDay } from '#src/calendar/say-when.ts'
import { type Iso3, nameOf } from '#src/states/state.ts'
import { shiftsBetween } from '#src/votes/agreement.ts'
import { looks } from '#src/votes/answer-looks.ts'
import { ANSWERS, type Ballots } from '#src/votes/ballot.ts'
import { comparable } from '#src/votes/card-blocks.ts'
import { kindWords } from '#src/votes/draft.ts'
import type { Vote } from '#src/votes/vote.ts'
import { voteChart } from '#src/votes/vote-chart.ts'
import type { NumberedDraft } from '#src/votes/vote-ledger.ts'
import { draftPath, resultPath, statePath } from '#src/votes/vote-paths.ts'
import type { FoundVote } from '#src/votes/vote-words.ts'
import { draftName, outcomeWords, standings, totalsLine } from '#src/votes/vote-words.ts'

export interface DraftView {
  readonly draft: NumberedDraft
  /** Public ones, oldest first. */
  readonly votes: readonly Vote[]
  /** The comparable vote that somebody named, and what it was on. */
  readonly former?: FoundVote
  readonly reader: Reader
}

export const draftPage = ({ draft, votes, former, reader }: DraftView): Html =>
  layout({
    title: `${draftName(draft)} · Votes · Palais`,
    description: `How States voted on ${draftName(draft)}.`,
    content: [
      element('h1', {}, draft.title ?? draftName(draft)),
      facts(draft),
      ...votes.map(vote => voteSection(vote, draft, reader)),
      comparison(votes.at(-1), former, reader),
      element('p', { class: 'screen' }, element('a', { href: '/votes' }, 'All votes')),
    ],
  })

/** Public facts only: what a coalition wants, and notes that people wrote, stay where they are. */
const facts = (draft: NumberedDraft): Html => {
  const rows: readonly (readonly [string, Child])[] = [
    ['Symbol', draft.symbol],
    ['Became', draft.adoptedAs],
    ['What it is', kindWords(draft)],
    ['On', draft.about],
    ['Question put', draft.question],
    ['Body', bodyOf(draft.body).name],
    ['Session', draft.session],
    ['Vote asked by', draft.voteAskedBy === undefined ? undefined : stateLink(draft.voteAskedBy)],
    ['Sponsors', links(draft.sponsors.filter(one => one.withdrew === undefined).map(one => one.state))],
    ['Dissociated', links(draft.dissociations.map(one => one.state))],
  ]
  return element(
    'dl',
    {},
    ...rows.flatMap(([name, value]) =>
      value === undefined ? [] : [element('dt', {}, name), element('dd', {}, value)],
    ),
  )
}

const stateLink = (state: Iso3): Html => element('a', { href: statePath(state) }, nameOf(state, 'en'))

const links = (named: readonly Iso3[]): Child => {
  const states = [...new Set(named)].toSorted((a, b) => nameOf(a, 'en').localeCompare(nameOf(b, 'en'), 'en'))
  return states.length === 0 ? undefined : states.flatMap((state, index) => [index === 0 ? '' : ', ', stateLink(state)])
}

const voteSection = (vote: Vote, draft: NumberedDraft, reader: Reader): Html =>
  section(
    `v${vote.number}`,
    `${outcomeWords(draft, vote)}, ${sayDay(Temporal.PlainDate.from(vote.day), reader)}`,
    element(
      'p',
      {},
      vote.ballots.size === 0 ? '' : `${totalsLine(vote.ballots)}. `,
      element('span', { class: 'note' }, `How sure: ${standings[vote.standing]}.`),
    ),
    vote.ballots.size === 0
      ? undefined
      : fragment(
          chartFigure(
            voteChart({ vote, draft }, reader),
            'Each bar is as long as it has States. Dashed: no answer, which is never opposition.',
          ),
          element(
            'p',
            { class: 'screen note' },
            'To share: ',
            element('a', { href: resultPath(vote, 'png') }, 'PNG'),
            ' · ',
            element('a', { href: resultPath(vote, 'svg') }, 'SVG'),
          ),
          lists(vote.ballots),
        ),
    vote.source === undefined ? undefined : element('p', { class: 'note' }, 'Source: ', sourceWords(vote.source)),
  )

const lists = (ballots: Ballots): Html =>
  element(
    'dl',
    {},
    ...ANSWERS.flatMap(answer => {
      const states = [...ballots].flatMap(([state, given]) => (given === answer ? [state] : []))
      return states.length === 0
        ? []
        : [element('dt', {}, `${looks[answer].words} (${states.length})`), element('dd', {}, links(states))]
    }),
  )

/** Who answered otherwise in the comparable vote before; States that are not recorded in both say nothing. */
const comparison = (vote: Vote | undefined, former: FoundVote | undefined, reader: Reader): Html | undefined => {
  if (vote === undefined || former === undefined) return undefined
  const before = former.vote.ballots
  const shifts = shiftsBetween(comparable(former.vote), comparable(vote)).filter(
    ({ state }) => before.has(state) && vote.ballots.has(state),
  )
  return section(
    'before',
    'Since the comparable vote before',
    element(
      'p',
      {},
      element('a', { href: draftPath(former.draft) }, draftName(former.draft)),
      `, ${sayDay(Temporal.PlainDate.from(former.vote.day), reader)}: `,
      shifts.length === 0 ? 'every State that answered both answered the same.' : 'these States answered otherwise.',
    ),
    element(
      'ul',
      {},
      ...shifts.map(shift =>
        element('li', {}, stateLink(shift.state), `: ${looks[shift.before].words} → ${looks[shift.after].words}`),
      ),
    ),
  )
}

const ADDRESS = /(https?:\/\/[^\s()]+)/

/** Addresses in a source can be followed. */
const sourceWords = (source: string): Child =>
  source
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? element('a', { href: part, rel: 'noreferrer external' }, part) : part))
