// Home: the calendar as a page: what is next, a picture of the year, what changed, and how to subscribe to what is shown.
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { eventPath } from '#src/calendar/feed-path.ts'
import type { Filter } from '#src/calendar/filter.ts'
import { type Reader, sayWeekday, sayWhen } from '#src/calendar/say-when.ts'
import { timeline } from '#src/calendar/timeline.ts'
import { sameWhen } from '#src/calendar/when.ts'
import { nameOf, states } from '#src/states/state.ts'
import { byMonth } from './event-list.ts'
import { bodyChoices, isTreaty, kindChoices } from './filter-query.ts'
import { drawing, element, fragment, type Html } from './html.ts'
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
      element('p', { class: 'screen' }, element('a', { href: '#subscribe' }, `Subscribe to ${named(view.filter)}`)),
      section('next', 'Coming up', ...comingUp(view)),
      picture(view),
      subscribe(view.filter, view.publicUrl),
      section('changes', 'What changed lately', changeList(view.changes, view.reader)),
      section('states', 'By State', stateList()),
    ],
  })

const headline = (filter: Filter): string => {
  const words = named(filter)
  return words === 'everything'
    ? 'Human rights at the United Nations: what is next'
    : `${words[0]?.toUpperCase()}${words.slice(1)}`
}

const choice = (value: string, name: string, chosen: string): Html =>
  element('option', { value, selected: value === chosen ? true : undefined }, name)

const chooser = ({ bodies, kinds, countries, text }: Filter): Html => {
  const body = isTreaty(bodies) ? 'treaty' : (bodies[0] ?? '')
  return element(
    'form',
    { method: 'get', action: '/', 'aria-label': 'Choose what to show' },
    element(
      'label',
      {},
      'Body',
      element(
        'select',
        { name: 'body' },
        choice('', 'All bodies', body),
        ...bodyChoices.map(one => choice(one.value, one.name, body)),
      ),
    ),
    element(
      'label',
      {},
      'State',
      element(
        'select',
        { name: 'state' },
        choice('', 'All States', countries[0] ?? ''),
        ...stateNames().map(([iso3, name]) => choice(iso3, name, countries[0] ?? '')),
      ),
    ),
    element(
      'label',
      {},
      'Kind',
      element(
        'select',
        { name: 'kind' },
        choice('', 'All kinds', kinds[0] ?? ''),
        ...kindChoices.map(one => choice(one.value, one.name, kinds[0] ?? '')),
      ),
    ),
    element('label', {}, 'Word in the title', element('input', { name: 'text', value: text ?? '', maxlength: 60 })),
    element('button', {}, 'Show'),
  )
}

const stateNames = (): readonly (readonly [string, string])[] =>
  states
    .filter(state => state.status === 'member' || state.status === 'observer')
    .map(state => [state.iso3, nameOf(state.iso3, 'en')] as const)
    .toSorted(([, a], [, b]) => a.localeCompare(b, 'en'))

const stateList = (): Html =>
  element(
    'ul',
    { class: 'columns' },
    ...stateNames().map(([iso3, name]) => element('li', {}, element('a', { href: `/?state=${iso3}` }, name))),
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

const picture = ({ events, reader }: HomeView): Html => {
  const { picture, columns, rows } = timeline(events, reader)
  if (rows.length === 0) return fragment()
  return section(
    'year',
    'Twelve months at a glance',
    element(
      'figure',
      {},
      element('div', { role: 'img', 'aria-label': picture.alt }, drawing(picture.svg)),
      element(
        'figcaption',
        { class: 'note' },
        'Filled: fixed days. Hatched: the day is not fixed yet. Diamonds: deadlines.',
      ),
    ),
    element(
      'details',
      {},
      element('summary', {}, 'The same as a table'),
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...columns.map(name => element('th', { scope: 'col' }, name)))),
        element('tbody', {}, ...rows.map(row => element('tr', {}, ...row.map(cell => element('td', {}, cell))))),
      ),
    ),
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
