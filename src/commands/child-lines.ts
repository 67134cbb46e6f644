// Child lines: what hangs on an event, summarised: deadlines, meetings, reviews, notices to find.
import { agendaOrder } from '#src/calendar/agenda-order.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import { sayDay } from '#src/calendar/say-when.ts'
import { lastDay } from '#src/calendar/when.ts'
import type { Context } from '#src/conversation/context.ts'
import { findRule } from '#src/deadlines/rules.ts'
import { type Block, code, type Line } from '#src/reply/document.ts'
import { noticeWords, reviewWords } from './agenda-lines.ts'
import { certaintyWords } from './certainty-words.ts'
import { dateLine } from './event-words.ts'

type Needs = Pick<Context, 'reader' | 'now'>

const MOST = 20

/** One entry for each sort of thing, in order of date. */
export const childBlocks = (children: readonly CalendarEvent[], context: Needs): readonly Block[] => {
  const standing = children.toSorted(agendaOrder)
  const of = (...kinds: readonly CalendarEvent['kind'][]) => standing.filter(child => kinds.includes(child.kind))
  return [
    ...reviewBlocks(of('review'), context),
    ...listed('Deadlines', of('deadline'), child => [...lineOf(child, context), ` · ${certaintyWords(child)}`]),
    ...listed('Meetings', of('meeting', 'presession', 'session', 'election'), child => lineOf(child, context)),
    ...noticeBlocks(of('task'), context),
  ]
}

/** "NGO written statement (hrc-64-ngo-written-statement) – Tue 8 Feb"; a computed one by the title of its rule. */
const lineOf = (child: CalendarEvent, context: Needs): Line => [
  (child.computed ? findRule(child.rule ?? '')?.title : undefined) ?? child.title,
  child.room === undefined ? '' : `, ${child.room}`,
  ' (',
  code(child.slug),
  ') – ',
  ...dateLine(child, context),
]

const listed = (
  head: string,
  children: readonly CalendarEvent[],
  say: (child: CalendarEvent) => Line,
): readonly Block[] => {
  if (children.length === 0) return []
  const more = children.length - MOST
  const facts = children.slice(0, MOST).map(say)
  return [{ kind: 'entry', head: [head], facts: more > 0 ? [...facts, [`and ${more} more`]] : facts }]
}

/** Undated ones in one line, dated ones one by one. */
const reviewBlocks = (reviews: readonly CalendarEvent[], context: Needs): readonly Block[] => {
  const undated = reviews.filter(
    review => review.when.kind === 'bounds' && review.state === 'planned' && review.reason === undefined,
  )
  const others = reviews.filter(review => !undated.includes(review))
  return [
    ...(undated.length === 0 ? [] : [{ kind: 'line' as const, line: [reviewWords(undated, context.reader)] }]),
    ...listed('Reviews', others, child => lineOf(child, context)),
  ]
}

const noticeBlocks = (tasks: readonly CalendarEvent[], { reader }: Needs): readonly Block[] =>
  listed('Notices to find: they set the deadlines', tasks, task => [
    `by ${sayDay(lastDay(task.when), reader)}: ${noticeWords([task])} (`,
    code(task.slug),
    ')',
  ])
