// Nothing ahead: an empty answer that names the nearest thing, and what to type to see it.
import { isAhead } from '#src/calendar/agenda.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { type Filter, filterInWords, filterWords, matches } from '#src/calendar/filter.ts'
import { beginning, dayAfter, firstDay } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { labelOf, titleLine } from '#src/reminders/compose/event-lines.ts'
import { answer, type Block, line, type Part, type Reply } from '#src/reply/document.ts'
import { calendarSource } from './calendar-source.ts'
import { eventData } from './event-data.ts'
import { dateLine } from './event-words.ts'
import { greyLine } from './grey-line.ts'
import { aboutFilter } from './listing.ts'
import { type Length, lengthOf, sayLength } from './span-field.ts'

type Needs = Pick<Context, 'calendar' | 'actor' | 'reader' | 'now'>

interface Asked {
  readonly length: Length
  readonly filter: Filter
}

/** Nothing in the length asked: the next thing later, or else the last one past. */
export const nothingAhead = async (asked: Asked, context: Needs): Promise<Reply> => {
  const length = sayLength(asked.length)
  const what = isAll(asked.filter) ? '' : ` for ${filterInWords(asked.filter)}`
  const nothing = `Nothing ${length === 'today' ? length : `in the next ${length}`}${what}`
  const coming = await nearestAhead(asked.filter, context)
  if (coming !== undefined)
    return named(coming, { said: `${nothing}. Next: `, words: longer(coming, asked, context) }, context)
  const past = await lastPast(asked.filter, context)
  const none = `${nothing}, and nothing later in the calendar.`
  if (past !== undefined) return named(past, { said: `${none} The last was: `, words: `show ${past.slug}` }, context)
  return answer(
    aboutFilter(
      asked.filter,
      [line(none), actions('next 90d'), greyLine(context, { source: 'From the public calendar', to: 'asker' })],
      context,
    ),
  )
}

const isAll = (filter: Filter): boolean => filterWords(filter) === 'all'

const actions = (words: string): Block => ({ kind: 'actions', actions: [{ label: words, words }] })

const named = (
  event: CalendarEvent,
  { said, words }: { readonly said: string; readonly words: string },
  context: Needs,
): Reply => {
  const part: Part = {
    label: labelOf(event),
    space: context.actor.space.id,
    blocks: [
      line(said, ...titleLine(event), ', ', ...dateLine(event, context)),
      actions(words),
      greyLine(context, { source: calendarSource([event], context.reader), to: 'asker' }),
    ],
    data: [eventData(event)],
  }
  return answer(part)
}

const FAR = { years: 5 }

const nearestAhead = async (
  filter: Filter,
  { calendar, actor, reader, now }: Needs,
): Promise<CalendarEvent | undefined> => {
  const { today } = reader
  const period = { from: now, until: today.add(FAR).toZonedDateTime('UTC').toInstant() }
  const ahead = await calendar.between(
    { from: today.subtract({ days: 1 }), until: today.add(FAR) },
    { space: actor.space.id },
  )
  return ahead
    .filter(event => matches(filter, event) && isAhead(event, period) && event.state !== 'cancelled')
    .sort((a, b) => beginning(a.when).epochMilliseconds - beginning(b.when).epochMilliseconds)[0]
}

const lastPast = async (filter: Filter, { calendar, actor, reader }: Needs): Promise<CalendarEvent | undefined> => {
  const { today } = reader
  const past = await calendar.between(
    { from: today.subtract(FAR), until: today.add({ days: 1 }) },
    { space: actor.space.id },
  )
  return past
    .filter(event => matches(filter, event) && event.state !== 'cancelled')
    .sort((a, b) => Temporal.PlainDate.compare(dayAfter(b.when), dayAfter(a.when)))[0]
}

const lengths = ['7d', '14d', '30d', '90d', '180d', '1y', '2y', '3y', '5y']

/** The words that show it: the shortest usual length that reaches it. */
const longer = (event: CalendarEvent, { filter }: Asked, { reader }: Needs): string => {
  const reaches = lengths.find(
    typed => Temporal.PlainDate.compare(firstDay(event.when), reader.today.add(lengthOf(typed).duration)) <= 0,
  )
  return ['next', reaches ?? '5y', ...(isAll(filter) ? [] : [filterWords(filter)])].join(' ')
}
