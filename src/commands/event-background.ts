// Event background: what to know about an event, its history and its sources.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDay } from '#src/calendar/say-when.ts'
import type { Context } from '#src/conversation/context.ts'
import { adviceFor } from '#src/deadlines/advice-for.ts'
import { type Block, code, type Line } from '#src/reply/document.ts'
import { changeId, sayInstant } from './change-words.ts'

const entry = (head: string, facts: readonly Line[]): readonly Block[] =>
  facts.length === 0 ? [] : [{ kind: 'entry', head: [head], facts }]

/** What is known about taking part, although no day can be derived. */
export const adviceBlocks = (event: CalendarEvent): readonly Block[] =>
  entry(
    'Good to know',
    adviceFor(event).map(({ rule, text }) => [`${rule.title}: ${text}`]),
  )

const MOST_CHANGES = 8

/** The latest changes, newest first. */
export const historyBlocks = async (event: CalendarEvent, { calendar, reader }: Context): Promise<readonly Block[]> => {
  const changes = (await calendar.changesOf(event.id)).toSorted((a, b) => b.number - a.number)
  const facts = changes
    .slice(0, MOST_CHANGES)
    .map(change => [
      code(changeId(change)),
      ` ${change.kind}, ${sayInstant(change.at, reader)}${change.why === undefined ? '' : `: ${change.why}`}`,
    ])
  const more = changes.length - MOST_CHANGES
  return entry('Changes', more > 0 ? [...facts, [`and ${more} more: changes 1y ${event.slug}`]] : facts)
}

/** Where its facts come from, and when that was checked. */
export const sourceBlocks = (event: CalendarEvent, { reader }: Context): readonly Block[] =>
  entry(
    'Sources',
    event.sources.map(({ text, says, checkedOn }) => [
      [
        text,
        ...(says === undefined ? [] : [`“${says}”`]),
        ...(checkedOn === undefined ? [] : [`checked ${sayDay(Temporal.PlainDate.from(checkedOn), reader)}`]),
      ].join(', '),
    ]),
  )
