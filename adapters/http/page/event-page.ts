// Event page: one event with its dates, sources, what hangs on it, and its history.

import { bodyOf } from '#src/calendar/body.ts'
import type { Change } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { eventPath } from '#src/calendar/feed-path.ts'
import { everything } from '#src/calendar/filter.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import { adviceFor } from '#src/deadlines/advice-for.ts'
import { nameOf } from '#src/states/state.ts'
import { eventList, standingOf, whenWords } from './event-list.ts'
import { pageOf } from './filter-query.ts'
import { changeList } from './home.ts'
import { type Child, element, fragment, type Html } from './html.ts'
import { layout, section } from './layout.ts'

export interface EventView {
  readonly event: CalendarEvent
  readonly parent?: CalendarEvent
  /** What hangs on it and still stands. */
  readonly children: readonly CalendarEvent[]
  readonly changes: readonly Change[]
  readonly reader: Reader
}

export const eventPage = ({ event, parent, children, changes, reader }: EventView): Html =>
  layout({
    title: `${event.title} · Palais`,
    description: `${event.title}: dates, sources and history.`,
    content: [
      element('h1', {}, event.title),
      event.withdrawn ? element('p', { class: 'warning' }, 'No longer on the calendar.') : undefined,
      facts(event, parent, reader),
      advice(event),
      children.length === 0 ? undefined : section('parts', 'What hangs on it', eventList(children, reader)),
      section(
        'history',
        'History',
        changes.length === 0 ? element('p', {}, 'Unchanged since it was published here.') : changeList(changes, reader),
      ),
    ],
  })

const facts = (event: CalendarEvent, parent: CalendarEvent | undefined, reader: Reader): Html => {
  const rows: readonly (readonly [string, Child])[] = [
    ['When', whenWords(event, reader)],
    ['How sure', standingOf(event)],
    ['Body', element('a', { href: pageOf({ ...everything, bodies: [event.body] }) }, bodyOf(event.body).name)],
    ['Where', [event.room, event.place].filter(text => text !== undefined).join(', ') || undefined],
    [
      'State',
      event.country === undefined
        ? undefined
        : element('a', { href: `/?state=${event.country}` }, nameOf(event.country, 'en')),
    ],
    ['States', event.countries.length === 0 ? undefined : stateLinks(event)],
    ['Part of', parent === undefined ? undefined : element('a', { href: eventPath(parent.slug) }, parent.title)],
    ['Note', event.note],
    ['Sources', element('ul', {}, ...event.sources.map(source => element('li', {}, sourceLine(source))))],
    ['Short name', `${event.slug}, revision ${event.revision}`],
  ]
  return element(
    'dl',
    {},
    ...rows.flatMap(([name, value]) =>
      value === undefined ? [] : [element('dt', {}, name), element('dd', {}, value)],
    ),
  )
}

const stateLinks = (event: CalendarEvent): Html =>
  fragment(
    ...event.countries.flatMap((iso3, index) => [
      index === 0 ? '' : ', ',
      element('a', { href: `/?state=${iso3}` }, nameOf(iso3, 'en')),
    ]),
  )

const ADDRESS = /^https?:\/\/[^\s]+$/

const sourceLine = (source: CalendarEvent['sources'][number]): Child => {
  const [first = '', ...rest] = source.text.split(' ')
  const link = ADDRESS.test(first) ? element('a', { href: first, rel: 'noreferrer external' }, first) : first
  return [
    link,
    rest.length === 0 ? '' : ` ${rest.join(' ')}`,
    source.says === undefined ? '' : `: ${source.says}`,
    source.checkedOn === undefined ? '' : ` (checked ${source.checkedOn})`,
  ]
}

const advice = (event: CalendarEvent): Html | undefined => {
  const all = adviceFor(event)
  if (all.length === 0) return undefined
  return section(
    'advice',
    'Good to know',
    element('ul', {}, ...all.map(one => element('li', {}, `${one.rule.title}: ${one.text}`))),
  )
}
