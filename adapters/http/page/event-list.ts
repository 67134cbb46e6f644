// Event list: events by month, each with its date in words and what a reader must know before relying on it.
import { agendaOrder } from '#src/calendar/agenda-order.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { eventPath } from '#src/calendar/feed-path.ts'
import { type Reader, sayHours, sayWhen } from '#src/calendar/say-when.ts'
import { firstDay } from '#src/calendar/when.ts'
import { type Child, element, fragment, type Html } from './html.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** "March 2027". */
const monthName = (day: Temporal.PlainDate): string => `${MONTHS[day.month - 1]} ${day.year}`

/** Words that must never be missing beside a date. */
export const standingOf = (event: CalendarEvent): Child => {
  const words = [
    ...(event.state === 'planned' ? [] : [event.state.toUpperCase()]),
    ...(event.certainty === 'at-risk' ? ['AT RISK'] : []),
  ]
  const sure = event.certainty === 'at-risk' ? '' : event.computed ? 'estimated by rule' : event.certainty
  return fragment(
    words.length === 0 ? undefined : [element('span', { class: 'word' }, words.join(', ')), ' '],
    [sure, event.reason].filter(Boolean).join(' · '),
  )
}

/** Events under a heading for each month in which they begin; what began before today stands under today's. */
export const byMonth = (events: readonly CalendarEvent[], reader: Reader): Html => {
  const monthOf = (event: CalendarEvent): Temporal.PlainDate => {
    const day = firstDay(event.when)
    return Temporal.PlainDate.compare(day, reader.today) < 0 ? reader.today : day
  }
  const months = Map.groupBy(events.toSorted(agendaOrder), event => monthName(monthOf(event)))
  return fragment([...months].map(([month, inMonth]) => fragment(element('h3', {}, month), monthList(inMonth, reader))))
}

/** What has a day first: that is what one plans by. */
const monthList = (events: readonly CalendarEvent[], reader: Reader): Html => {
  const dated = events.filter(event => event.when.kind !== 'bounds')
  const open = events.filter(event => event.when.kind === 'bounds')
  return fragment(
    dated.length === 0 ? undefined : eventList(dated, reader),
    open.length === 0 ? undefined : [element('h4', {}, 'Day not fixed'), eventList(open, reader)],
  )
}

export const eventList = (events: readonly CalendarEvent[], reader: Reader): Html =>
  element('ul', { class: 'events' }, ...events.map(event => entry(event, reader)))

const entry = (event: CalendarEvent, reader: Reader): Html =>
  element(
    'li',
    {},
    element('div', { class: event.when.kind === 'bounds' ? 'when' : 'when fixed' }, shortWhen(event, reader)),
    element(
      'div',
      {},
      element('span', { class: 'kind' }, `${event.kind} · ${event.body.replace('_', ' ')} `),
      element('br'),
      element('a', { href: eventPath(event.slug) }, event.title),
      element('br'),
      element('span', { class: 'note' }, standingOf(event), placeOf(event)),
    ),
  )

/** Under "day not fixed" the words need not be repeated. */
const shortWhen = (event: CalendarEvent, reader: Reader): Child =>
  event.when.kind === 'bounds' ? sayWhen(event.when, reader).replace('date not fixed: ', '') : whenWords(event, reader)

export const whenWords = ({ when }: CalendarEvent, reader: Reader): Child =>
  when.kind === 'moment'
    ? [sayWhen(when, reader), element('br'), sayHours(when.at.toZonedDateTime(when.zone), reader)]
    : sayWhen(when, reader)

const placeOf = (event: CalendarEvent): string => {
  const place = [event.room, event.place].filter(text => text !== undefined).join(', ')
  return place === '' ? '' : ` · ${place}`
}
