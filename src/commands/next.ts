// next: what is coming, in order, with the hours in Geneva, in New York and where the reader is.
import { type AgendaEntry, agenda, eventsOf, type Period } from '#src/calendar/agenda.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { matches } from '#src/calendar/filter.ts'
import { sayWeekday } from '#src/calendar/say-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { numberField, option, optional } from '#src/conversation/fields.ts'
import { type Action, answer, type Block, clear, line, type Part, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { agendaParts } from './agenda-lines.ts'
import { calendarSource } from './calendar-source.ts'
import { greyLine } from './grey-line.ts'
import { type Listing, listingSubject, listingWords, noSuchPage } from './listing.ts'
import { nothingAhead } from './nothing-ahead.ts'
import { ours } from './ours.ts'
import { resolveEvents } from './resolve-events.ts'
import { type Length, sayLength, spanField, spanOr } from './span-field.ts'

const PAGE = 25

export const next = command({
  verb: 'next',
  aliases: ['agenda'],
  summary: 'what is coming, in order',
  permission: 'read',
  effect: 'read',
  fields: {
    what: optional(spanField),
    page: option(numberField({ help: 'page', example: '2' })),
  },
  examples: ['next', 'next 90d', 'next HRC', 'next 30d deadlines', 'next 1y state:NPL', 'next hrc-64'],
  handle: async ({ what, page }, context) => {
    const { length, filter } = spanOr(what, '7d')
    const resolved = await resolveEvents(filter, context)
    return resolved.ok ? listed({ length, filter: resolved.value, page: page ?? 1 }, context) : resolved
  },
})

const listed = async (listing: Listing, context: Context): Promise<Result<Reply>> => {
  const period = periodOf(listing.length, context)
  const all = await eventsIn(period, context)
  const wanted = all.filter(event => matches(listing.filter, event))
  const entries = agenda(wanted, period)
  if (entries.length === 0) return ok(await nothingAhead(listing, context))
  const pages = Math.ceil(entries.length / PAGE)
  if (listing.page > pages) return refuse(noSuchPage('next', listing, pages))
  const of = wanted.length === all.length ? entries.length : agenda(all, period).length
  return ok(await reply({ ...listing, period, entries, pages, of }, context))
}

/** A listing and what it came to: entries of so many in the same time, on so many pages. */
interface Found extends Listing {
  readonly period: Period
  readonly entries: readonly AgendaEntry[]
  readonly of: number
  readonly pages: number
}

const reply = async (found: Found, context: Context): Promise<Reply> => {
  const { entries, page, pages, of } = found
  const events = entries.flatMap(eventsOf)
  // What was asked for may be named after an entry of the space's own.
  const about = (blocks: readonly Block[], data: unknown): Part =>
    events.every(event => event.public) ? clear(blocks, data) : ours(context, blocks, data)
  const { from, until } = found.period
  return answer(
    about([line(headline(found, context))], { from, until, entries: entries.length, of, page, pages }),
    ...(await agendaParts(entries.slice((page - 1) * PAGE, page * PAGE), context)),
    about(
      [
        ...moreActions(found, events),
        greyLine(context, { source: calendarSource(events, context.reader), to: 'asker' }),
      ],
      { asOf: context.now },
    ),
  )
}

/** Hours count from now to the minute; days to the end of the last one, where the reader is. */
const periodOf = ({ duration, by }: Length, { now, reader }: Context): Period => {
  const end = reader.today.add(by === 'days' ? duration : {}).add({ days: 1 })
  return { from: now, until: by === 'hours' ? now.add(duration) : end.toZonedDateTime(reader.zone).toInstant() }
}

/** A day more on both sides: it is still yesterday in one place, and tomorrow already in another. */
const eventsIn = ({ from, until }: Period, { calendar, actor }: Context): Promise<readonly CalendarEvent[]> => {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDate()
  const days = { from: day(from).subtract({ days: 1 }), until: day(until).add({ days: 2 }) }
  return calendar.between(days, { space: actor.space.id })
}

/** "Next 90 days, until Fri 19 Feb 2027, HRC: 1 to 25 of 31 entries." */
const headline = (found: Found, { reader }: Context): string => {
  const { length, entries, page, pages } = found
  const said = sayLength(length)
  const until =
    length.by === 'days' && said !== 'today' ? `, until ${sayWeekday(reader.today.add(length.duration), reader)}` : ''
  const shown = pages === 1 ? '' : `${(page - 1) * PAGE + 1} to ${Math.min(page * PAGE, entries.length)} of `
  const of = entries.length === found.of ? '' : ` of ${found.of}`
  const noun = found.of === 1 ? 'entry' : 'entries'
  return `${said === 'today' ? 'Today' : `Next ${said}`}${until}${listingSubject(found)}: ${shown}${entries.length}${of} ${noun}.`
}

const moreActions = (found: Found, events: readonly CalendarEvent[]): readonly Block[] => {
  const { filter, page, pages } = found
  const mixed = filter.kinds.length === 0 && events.length > 1 && events.some(event => event.kind === 'deadline')
  const onlyDeadlines = { ...found, page: 1, filter: { ...filter, kinds: ['deadline' as const] } }
  const actions: readonly Action[] = [
    ...(page < pages ? [{ label: 'More', words: listingWords('next', { ...found, page: page + 1 }) }] : []),
    ...(mixed ? [{ label: 'Only deadlines', words: listingWords('next', onlyDeadlines) }] : []),
  ]
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }]
}
