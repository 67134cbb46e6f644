// Home: the calendar as a page: what is next, a picture of the year, what changed, and how to subscribe to what is shown.
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { eventPath } from '#src/calendar/feed-path.ts'
import type { Filter } from '#src/calendar/filter.ts'
import { type Reader, sayWeekday, sayWhen } from '#src/calendar/say-when.ts'
import { timeline } from '#src/calendar/timeline.ts'
import { sameWhen } from '#src/calendar/when.ts'
import { nameOf } from '#src/states/state.ts'
import { statePath } from '#src/votes/vote-paths.ts'
import { chartFigure } from './chart.ts'
import { byMonth } from './event-list.ts'
import { bodyChoices, isTreaty, kindChoices } from './filter-query.ts'
import { selectField, stateChoices, textField } from './form.ts'
import { type Child, element, fragment, type Html } from './html.ts'
import { layout, section } from './layout.ts'
import { named, subscribe } from './subscribe.ts'

export interface HomeView {
  readonly filter: Filter
  /** What the filter wants, of the coming twelve months and what runs now. */
  readonly events: readonly CalendarEvent[]
  /** Newest first. */
  readonly changes: readonly Change[]
  readonly reader: Reader
  readonly publicUrl: string
  /** Set when the address could not be understood. */
  readonly trouble?: string
}

export const home = (view: HomeView): Html =>
  layout({
    title: `${headline(view.filter)} · Palais`,
    description:
      'Sessions, reviews and deadlines of United Nations human rights bodies, with sources, and feeds to subscribe to.',
    content: [
      element('h1', {}, headline(view.filter)),
      view.trouble === undefined ? undefined : element('p', { class: 'warning', role: 'alert' }, view.trouble),
      chooser(view.filter),
      element(
        'p',
        { class: 'screen' },
        element('a', { href: '#subscribe' }, `Subscribe to ${named(view.filter)}`),
        votesOf(view.filter),
      ),
      section('next', 'Coming up', ...comingUp(view)),
      year(view),
      subscribe(view.filter, view.publicUrl),
      section('changes', 'What changed lately', changeList(view.changes, view.reader)),
      section('states', 'By State', stateList()),
    ],
  })

/** From what is ahead of a State to what it did. */
const votesOf = ({ countries: [state, ...others] }: Filter): Child =>
  state === undefined || others.length > 0
    ? undefined
    : [' · ', element('a', { href: statePath(state) }, `How ${nameOf(state, 'en')} voted`)]

const headline = (filter: Filter): string => {
  const words = named(filter)
  return words === 'everything'
    ? 'Human rights at the United Nations: what is next'
    : `${words[0]?.toUpperCase()}${words.slice(1)}`
}

const chooser = ({ bodies, kinds, countries, text }: Filter): Html => {
  const body = isTreaty(bodies) ? 'treaty' : (bodies[0] ?? '')
  return element(
    'form',
    { method: 'get', action: '/', 'aria-label': 'Choose what to show' },
    selectField({ label: 'Body', name: 'body', value: body, all: 'All bodies', choices: bodyChoices }),
    selectField({
      label: 'State',
      name: 'state',
      value: countries[0] ?? '',
      all: 'All States',
      choices: stateChoices,
    }),
    selectField({ label: 'Kind', name: 'kind', value: kinds[0] ?? '', all: 'All kinds', choices: kindChoices }),
    textField('Word in the title', 'text', { value: text ?? '', maxlength: 60 }),
    element('button', {}, 'Show'),
  )
}

const stateList = (): Html =>
  element(
    'ul',
    { class: 'columns' },
    ...stateChoices.map(({ value, name }) => element('li', {}, element('a', { href: `/?state=${value}` }, name))),
  )

const MOST = 150

const comingUp = ({ events, reader, filter }: HomeView): readonly Html[] => {
  const shown = events.filter(event => event.kind !== 'task')
  if (shown.length === 0)
    return [
      element(
        'p',
        {},
        `Nothing is on the calendar for the next twelve months. `,
        element('a', { href: '/' }, 'Show everything'),
      ),
    ]
  const undated = shown.filter(
    event => event.kind === 'review' && event.when.kind === 'bounds' && filter.countries.length === 0,
  )
  const listed = shown.filter(event => !undated.includes(event))
  return [
    byMonth(listed.slice(0, MOST), reader),
    listed.length > MOST ? element('p', {}, `And ${listed.length - MOST} more: choose a body or a State.`) : fragment(),
    undatedReviews(undated, reader),
  ]
}

/** Reviews without a day would repeat the same bounds many times over: one line for each session. */
const undatedReviews = (reviews: readonly CalendarEvent[], reader: Reader): Html => {
  if (reviews.length === 0) return fragment()
  const groups = Map.groupBy(reviews, review => `${review.body}${review.number ?? ''} ${review.parent ?? review.slug}`)
  return fragment(
    element('h3', {}, 'Reviews whose day is not fixed'),
    element(
      'ul',
      {},
      ...[...groups.values()].map(group => {
        const [first] = group as [CalendarEvent]
        return element(
          'li',
          {},
          `${first.body} ${first.number ?? ''}, ${sayWhen(first.when, reader)}: `,
          ...group.flatMap((review, index) => [
            index === 0 ? '' : ', ',
            element(
              'a',
              { href: eventPath(review.slug) },
              review.country === undefined ? review.title : nameOf(review.country, 'en'),
            ),
          ]),
        )
      }),
    ),
  )
}

const year = ({ events, reader }: HomeView): Html => {
  const chart = timeline(events, reader)
  if (chart.rows.length === 0) return fragment()
  return section(
    'year',
    'Twelve months at a glance',
    chartFigure(chart, 'Filled: fixed days. Hatched: the day is not fixed yet. Diamonds: deadlines.'),
  )
}

/** What was, struck through, and what is. */
export const changeList = (changes: readonly Change[], reader: Reader): Html => {
  if (changes.length === 0) return element('p', {}, 'Nothing changed in the last thirty days.')
  return element(
    'ul',
    { class: 'events' },
    ...changes.map(change => {
      const { before, after } = change
      const moved = before !== undefined && !sameWhen(before.when, after.when)
      const day = Temporal.Instant.from(change.at).toZonedDateTimeISO('Europe/Zurich').toPlainDate()
      return element(
        'li',
        {},
        element('div', { class: 'when' }, sayWeekday(day, reader)),
        element(
          'div',
          {},
          element('span', { class: 'word' }, `${change.kind} `),
          element('a', { href: eventPath(change.slug as CalendarEvent['slug']) }, after.title),
          element('br'),
          moved ? fragment(element('del', {}, sayWhen(before.when, reader)), ' → ') : undefined,
          sayWhen(after.when, reader),
          change.why === undefined ? '' : ` · ${change.why}`,
        ),
      )
    }),
  )
}
