// show: one event, with all that is known of it: date, certainty, what hangs on it, history and sources.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { ending } from '#src/calendar/when.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { eventField, rest } from '#src/conversation/fields.ts'
import { claimWords } from '#src/reminders/claim-words.ts'
import { fell, labelOf, titleLine, whereWords } from '#src/reminders/compose/event-lines.ts'
import { answer, type Block, heading, type Line, line, type Part, type Reply } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { pressNameOf } from '#src/states/state.ts'
import { calendarSource } from './calendar-source.ts'
import { certaintyWords } from './certainty-words.ts'
import { inSight } from './change-words.ts'
import { childBlocks } from './child-lines.ts'
import { adviceBlocks, historyBlocks, sourceBlocks } from './event-background.ts'
import { eventData } from './event-data.ts'
import { dateLine } from './event-words.ts'
import { findEvent } from './find-event.ts'
import { formerDate } from './former-date.ts'
import { greyLine } from './grey-line.ts'

export const show = command({
  verb: 'show',
  summary: 'one event: dates, deadlines, sources, history',
  permission: 'read',
  effect: 'read',
  fields: { event: rest(eventField) },
  examples: ['show hrc-64', 'show HRC 64'],
  handle: async ({ event: said }, context) => {
    const event = await findEvent(said, context)
    return event.ok ? ok(await shown(event.value, context)) : event
  },
})

/** An own event's children are own ones too; a public one's may be both. */
const shown = async (event: CalendarEvent, context: Context): Promise<Reply> => {
  const all = await context.calendar.children(event.id)
  const children = all.filter(child => inSight(child, context) && !child.withdrawn)
  const alike = children.filter(child => child.public === event.public)
  const part: Part = {
    label: labelOf(event),
    space: context.actor.space.id,
    blocks: [...(await factBlocks(event, alike, context)), ...childBlocks(alike, context)],
    data: { ...eventData(event), children: alike.map(eventData) },
  }
  const own = children.filter(child => !alike.includes(child))
  return answer(part, ...(await claimParts(event, context)), ...ownPart(own, context), await restPart(event, context))
}

/** Who takes care of it is for the space alone. */
const claimParts = async (event: CalendarEvent, { claims, actor }: Context): Promise<readonly Part[]> => {
  const words = claimWords(await claims.ofEvent(event.id, actor.space.id))
  return words === '' ? [] : [{ label: 'GREEN', space: actor.space.id, blocks: [line(`${words}.`)] }]
}

const factBlocks = async (
  event: CalendarEvent,
  children: readonly CalendarEvent[],
  context: Context,
): Promise<readonly Block[]> => {
  const was = await formerDate(event, context.calendar)
  const where = whereWords(event)
  const parent = event.parent === undefined ? undefined : await context.calendar.event(event.parent)
  const reviewed = children.some(child => child.kind === 'review')
  const states = reviewed ? [] : event.countries.map(iso3 => pressNameOf(iso3, context.reader.language))
  const lines: readonly Line[] = [
    [...dateLine(event, { ...context, ...(was === undefined ? {} : { was }) }), isOver(event, context) ? ', over' : ''],
    ...(fell(event) ? [] : [[capital(certaintyWords(event)), '.']]),
    ...(where === undefined ? [] : [[`Where: ${where}`]]),
    ...(parent === undefined || !inSight(parent, context) ? [] : [['Part of: ', ...titleLine(parent)]]),
    ...(states.length === 0 ? [] : [[`States: ${states.join(', ')}`]]),
    ...(event.note === undefined ? [] : [[event.note]]),
  ]
  return [heading(...titleLine(event)), ...lines.map(one => line(...one))]
}

const isOver = (event: CalendarEvent, { now }: Context): boolean =>
  Temporal.Instant.compare(ending(event.when).toInstant(), now) < 0

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What the reader's own space hung on a public event. */
const ownPart = (own: readonly CalendarEvent[], context: Context): readonly Part[] => {
  if (own.length === 0) return []
  const blocks = [line('Of your own space:'), ...childBlocks(own, context)]
  return [{ label: 'GREEN', space: context.actor.space.id, blocks, data: own.map(eventData) }]
}

const restPart = async (event: CalendarEvent, context: Context): Promise<Part> => ({
  label: labelOf(event),
  space: context.actor.space.id,
  blocks: [
    ...(isOver(event, context) ? [] : adviceBlocks(event)),
    ...(await historyBlocks(event, context)),
    ...sourceBlocks(event, context),
    greyLine(context, {
      source: `Revision ${event.revision}. ${calendarSource([event], context.reader)}`,
      to: 'asker',
    }),
  ],
})
