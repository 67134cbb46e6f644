// next: what is coming, in order, with the hours in Geneva, in New York and where the reader is.
import { agenda, type Period } from '#src/calendar/agenda.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { matches } from '#src/calendar/filter.ts'
import { sayWeekday } from '#src/calendar/say-when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { numberField, option, optional } from '#src/conversation/fields.ts'
import { type Action, answer, clear, line, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { agendaParts } from './agenda-lines.ts'
import { calendarSource } from './calendar-source.ts'
import { greyLine } from './grey-line.ts'
import { type Listing, listingSubject, listingWords, noSuchPage } from './listing.ts'
import { nothingAhead } from './nothing-ahead.ts'
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

const listed = async (asked: Listing, context: Context): Promise<Result<Reply>> => {
  const period = periodOf(asked.length, context)
  const all = await eventsIn(period, context)
  const wanted = all.filter(event => matches(asked.filter, event))
  const entries = agenda(wanted, period)
  if (entries.length === 0) return ok(await nothingAhead(asked, context))
  const pages = Math.ceil(entries.length / PAGE)
  if (asked.page > pages) return refuse(noSuchPage('next', asked, pages))
  const first = (asked.page - 1) * PAGE
  const shown = entries.slice(first, first + PAGE)
  const count = {
    shown: shown.length === entries.length ? '' : `${first + 1} to ${first + shown.length} of `,
    wanted: entries.length,
    all: wanted.length === all.length ? entries.length : agenda(all, period).length,
  }
  const more = moreActions(asked, { pages, events: wanted })
  return ok(
    answer(
      clear([line(headline(asked, count, context))]),
      ...(await agendaParts(shown, context)),
      clear([
        ...(more.length === 0 ? [] : [{ kind: 'actions' as const, actions: more }]),
        greyLine(context, { source: calendarSource(wanted, context.reader), to: 'asker' }),
      ]),
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

/** "Next 90 days, until Fri 19 Feb 2027, HRC: 14 of 31 entries." */
const headline = (
  asked: Listing,
  count: { readonly shown: string; readonly wanted: number; readonly all: number },
  { reader }: Context,
): string => {
  const { length } = asked
  const said = sayLength(length)
  const until =
    length.by === 'days' && said !== 'today' ? `, until ${sayWeekday(reader.today.add(length.duration), reader)}` : ''
  const of = count.wanted === count.all ? `${count.wanted}` : `${count.wanted} of ${count.all}`
  const entries = count.all === 1 ? 'entry' : 'entries'
  return `${said === 'today' ? 'Today' : `Next ${said}`}${until}${listingSubject(asked)}: ${count.shown}${of} ${entries}.`
}

const moreActions = (
  asked: Listing,
  { pages, events }: { readonly pages: number; readonly events: readonly CalendarEvent[] },
): readonly Action[] => {
  const deadlines = asked.filter.kinds.length === 0 && events.some(event => event.kind === 'deadline')
  const onlyDeadlines = { ...asked, page: 1, filter: { ...asked.filter, kinds: ['deadline' as const] } }
  return [
    ...(asked.page < pages ? [{ label: 'More', words: listingWords('next', { ...asked, page: asked.page + 1 }) }] : []),
    ...(deadlines && events.length > 1
      ? [{ label: 'Only deadlines', words: listingWords('next', onlyDeadlines) }]
      : []),
  ]
}
