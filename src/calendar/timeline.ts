// Timeline: the sessions of twelve months as bars, a row for each body, with the table behind it.
import type { Chart } from '#src/reply/chart.ts'
import { type BodyId, bodies } from './body.ts'
import type { CalendarEvent } from './event.ts'
import { type Reader, sayWhen } from './say-when.ts'
import { dayAfter, firstDay } from './when.ts'

const LEFT = 130
const WIDTH = 960
const ROW = 26
const TOP = 34
const MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/**
 * Sessions, pre-sessions and deadlines of the twelve months from a day. Fixed dates are filled bars, bounds are hatched
 * outlines, deadlines are diamonds; the words of the table say the same.
 */
export const timeline = (events: readonly CalendarEvent[], reader: Reader): Chart => {
  const from = reader.today.with({ day: 1 })
  const span = { from, until: from.add({ months: 12 }) }
  const shown = events.filter(event => isShown(event) && touches(event, span))
  const rows = bodies.map(body => body.id).filter(id => shown.some(event => event.body === id))
  const table = shown.map(event => [
    event.body.replace('_', ' '),
    event.title,
    sayWhen(event.when, reader),
    wordsFor(event),
  ])
  return {
    picture: { name: 'timeline', alt: altFor(shown, rows), svg: drawn(shown, rows, span) },
    columns: ['Body', 'What', 'When', 'How sure'],
    rows: table,
  }
}

interface Span {
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate
}

const isShown = ({ kind, state }: CalendarEvent): boolean =>
  (kind === 'session' || kind === 'presession' || kind === 'deadline' || kind === 'election') && state !== 'cancelled'

const touches = ({ when }: CalendarEvent, { from, until }: Span): boolean =>
  Temporal.PlainDate.compare(firstDay(when), until) < 0 && Temporal.PlainDate.compare(dayAfter(when), from) > 0

const wordsFor = (event: CalendarEvent): string =>
  event.state === 'planned' ? event.certainty : `${event.state}, ${event.certainty}`

const altFor = (shown: readonly CalendarEvent[], rows: readonly BodyId[]): string => {
  const dated = shown.filter(event => event.when.kind !== 'bounds').length
  const of = rows.length === 1 ? 'one body' : `${rows.length} bodies`
  const what = shown.length === 1 ? 'one session or deadline' : `${shown.length} sessions and deadlines`
  return `Timeline of twelve months: ${what} of ${of}, ${dated} with a fixed date. The table lists them.`
}

const drawn = (shown: readonly CalendarEvent[], rows: readonly BodyId[], span: Span): string => {
  const height = TOP + rows.length * ROW + 8
  const total = span.from.until(span.until, { largestUnit: 'days' }).days
  const x = (day: Temporal.PlainDate): number => {
    const days = span.from.until(day, { largestUnit: 'days' }).days
    return Math.round(LEFT + (Math.min(Math.max(days, 0), total) / total) * (WIDTH - LEFT - 8))
  }
  const months = Array.from({ length: 12 }, (_, month) => span.from.add({ months: month })).map(
    month =>
      `<line x1="${x(month)}" y1="22" x2="${x(month)}" y2="${height - 4}" stroke="currentColor" stroke-opacity="0.18"/>` +
      `<text x="${x(month) + 3}" y="16" font-size="11" fill="currentColor">${MONTH_NAMES[month.month - 1]}${month.month === 1 ? ` ${month.year}` : ''}</text>`,
  )
  const names = rows.map(
    (id, row) =>
      `<text x="4" y="${TOP + row * ROW + 15}" font-size="12" fill="currentColor">${id.replace('_', ' ')}</text>`,
  )
  const marks = shown
    .toSorted((a, b) => rank(a) - rank(b))
    .map(event => mark(event, { x, y: TOP + rows.indexOf(event.body) * ROW }))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="DejaVu Sans, Verdana, sans-serif" role="img">` +
    `<defs><pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="6" fill="#3b7dc4"/></pattern></defs>` +
    `${months.join('')}${names.join('')}${marks.join('')}</svg>`
  )
}

/** Wide bounds first, so that fixed bars and deadlines lie on top. */
const rank = ({ when, kind }: CalendarEvent): number => (kind === 'deadline' ? 2 : when.kind === 'bounds' ? 0 : 1)

const mark = (
  { when, kind }: CalendarEvent,
  { x, y }: { readonly x: (day: Temporal.PlainDate) => number; readonly y: number },
): string => {
  const [left, right] = [x(firstDay(when)), Math.max(x(dayAfter(when)), x(firstDay(when)) + 4)]
  if (kind === 'deadline' && when.kind !== 'bounds')
    return `<path d="M${left} ${y + 4}l6 6l-6 6l-6 -6z" fill="#b45309" stroke="#ffffff" stroke-width="1"/>`
  const colour = kind === 'deadline' ? '#b45309' : '#1f5fa8'
  const size = `x="${left}" y="${y + (kind === 'deadline' ? 9 : 4)}" width="${right - left}" height="${kind === 'deadline' ? 3 : 13}" rx="2"`
  return when.kind === 'bounds' && kind !== 'deadline'
    ? `<rect ${size} fill="url(#open)" fill-opacity="0.55" stroke="${colour}" stroke-dasharray="3 2"/>`
    : `<rect ${size} fill="${colour}" fill-opacity="${when.kind === 'bounds' ? 0.45 : 1}"/>`
}
