// Agenda lines: the entries of the agenda as parts of a reply, each with the label of what it tells.

import { type AgendaEntry, eventsOf, isRunning } from '#src/calendar/agenda.ts'
import type { CalendarEvent, EventId } from '#src/calendar/event.ts'
import { type Reader, sayDay, sayWhen } from '#src/calendar/say-when.ts'
import { dayAfter, firstDay, lastDay, type When } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { findRule } from '#src/deadlines/rules.ts'
import { claimWords } from '#src/reminders/claim-words.ts'
import { fell, titleLine, whereWords } from '#src/reminders/compose/event-lines.ts'
import { type Block, code, type Line, line, type Part, strong } from '#src/reply/document.ts'
import type { Label } from '#src/security/label.ts'
import { pressNameOf } from '#src/states/state.ts'
import { eventData } from './event-data.ts'
import { dateLine } from './event-words.ts'
import { formerDate } from './former-date.ts'

type Needs = Pick<Context, 'calendar' | 'claims' | 'reader' | 'now' | 'actor'>

/** With the sessions to which notices and reviews belong. */
type Known = Needs & { readonly sessions: ReadonlyMap<EventId, CalendarEvent> }

/** Entries one after the other; neighbours of one label are one part. */
export const agendaParts = async (entries: readonly AgendaEntry[], context: Needs): Promise<readonly Part[]> => {
  const parts: { label: Label; blocks: Block[]; events: CalendarEvent[] }[] = []
  const put = (label: Label, block: Block, events: readonly CalendarEvent[]): void => {
    if (parts.at(-1)?.label !== label) parts.push({ label, blocks: [], events: [] })
    parts.at(-1)?.blocks.push(block)
    parts.at(-1)?.events.push(...events)
  }
  const claims = await claimsOf(entries, context)
  const known: Known = { ...context, sessions: await sessionsOf(entries, context) }
  for (const entry of entries) {
    const events = eventsOf(entry)
    put(events.every(event => event.public) ? 'CLEAR' : 'GREEN', await blockOf(entry, known), events)
    const held = entry.kind === 'event' ? claims.get(entry.event.id) : undefined
    // Who takes care of it is for the space alone, whatever the event is.
    if (held !== undefined) put('GREEN', line(`  ${claimWords(held)}`), [])
  }
  // Machines alone read the data, so it is made when one does.
  return parts.map(({ label, blocks, events }) => ({
    label,
    blocks,
    space: context.actor.space.id,
    get data() {
      return events.map(eventData)
    },
  }))
}

const claimsOf = async (entries: readonly AgendaEntry[], { claims, actor }: Needs) => {
  const ids = entries.flatMap(entry => (entry.kind === 'event' ? [entry.event.id] : []))
  return Map.groupBy(await claims.ofEvents(ids, actor.space.id), claim => claim.event)
}

/** Asked for at once: there can be many. */
const sessionsOf = async (entries: readonly AgendaEntry[], { calendar }: Needs): Promise<Known['sessions']> => {
  const parents = entries.flatMap(entry => {
    if (entry.kind === 'event') return []
    return entry.kind === 'reviews' ? [entry.parent] : entry.events.flatMap(event => event.parent ?? [])
  })
  return new Map((await calendar.events([...new Set(parents)])).map(session => [session.id, session]))
}

const blockOf = async (entry: AgendaEntry, context: Known): Promise<Block> => {
  if (entry.kind === 'event') return eventBlock(entry, context)
  return entry.kind === 'reviews' ? reviewsBlock(entry, context) : noticesBlock(entry.events, context)
}

const eventBlock = async ({ event, reviews }: AgendaEntry & { kind: 'event' }, context: Needs): Promise<Block> => {
  const was = await formerDate(event, context.calendar)
  const where = event.kind === 'meeting' ? whereWords(event) : undefined
  const unsaid = event.certainty === 'at-risk' || fell(event) || isRunning(event, context.now)
  const facts: Line[] = [
    [...titleLine(event), where === undefined ? '' : `, ${where}`, unsaid ? '' : ` · ${event.certainty}`],
    ...(reviews.length === 0 ? [] : [[reviewWords(reviews, context.reader)]]),
  ]
  return { kind: 'entry', head: dateLine(event, { ...context, ...(was === undefined ? {} : { was }) }), facts }
}

/** "13 reviews: Togo, Syria, …; days not fixed". */
export const reviewWords = (reviews: readonly CalendarEvent[], { language }: Reader): string => {
  const names = reviews.map(event => (event.country === undefined ? event.title : pressNameOf(event.country, language)))
  const [noun, day] = reviews.length === 1 ? ['review', 'day'] : ['reviews', 'days']
  return `${reviews.length} ${noun}: ${names.sort((a, b) => a.localeCompare(b, 'en')).join(', ')}; ${day} not fixed`
}

/** Reviews of a session that is not in the list itself. */
const reviewsBlock = ({ parent, events }: AgendaEntry & { kind: 'reviews' }, context: Known): Block => ({
  kind: 'entry',
  head: [sayWhen(hull(events.map(event => event.when)), context.reader)],
  facts: [[strong('REVIEWS  '), ...sessionWords(parent, context)], [reviewWords(events, context.reader)]],
})

/** One line for each session: its name, until when, and what each notice is about. */
const noticesBlock = (notices: readonly CalendarEvent[], context: Known): Block => {
  const facts: Line[] = []
  for (const [parent, events] of Map.groupBy(notices, event => event.parent)) {
    const last = events.map(event => lastDay(event.when)).reduce(earlier)
    facts.push([
      ...(parent === undefined ? [] : sessionWords(parent, context)),
      `, by ${sayDay(last, context.reader)}: ${noticeWords(events)}`,
    ])
  }
  return { kind: 'entry', head: ['Notices to find: they set the deadlines'], facts }
}

/** What each notice is about, by its rule. */
export const noticeWords = (notices: readonly CalendarEvent[]): string =>
  notices.map(event => findRule(event.rule ?? '')?.title ?? event.title).join('; ')

/** The session by its title, when this reader may know of it. */
const sessionWords = (id: EventId, { sessions, actor }: Known): Line => {
  const parent = sessions.get(id)
  const known = parent !== undefined && (parent.public || parent.space === actor.space.id)
  return known ? [parent.title, ' (', code(parent.slug), ')'] : ['a session']
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) <= 0 ? a : b

/** The bounds that hold all of these. */
const hull = (dates: readonly When[]): When => ({
  kind: 'bounds',
  precision: 'window',
  from: dates.map(firstDay).reduce(earlier),
  until: dates.map(dayAfter).reduce((a, b) => (earlier(a, b) === a ? b : a)),
  zone: dates[0]?.zone ?? 'Europe/Zurich',
})
