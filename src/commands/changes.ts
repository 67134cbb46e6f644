// changes: what moved lately, newest first; what followed from a change counts under it.
import type { Change } from '#src/calendar/change.ts'
import { type Filter, filterInWords, filterWords, matches } from '#src/calendar/filter.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { numberField, option, optional } from '#src/conversation/fields.ts'
import { answer, type Block, clear, line, type Part, type Reply } from '#src/reply/document.ts'
import { ok } from '#src/result.ts'
import { changeData, changeHead, circumstances, differenceLines } from './change-words.ts'
import { greyLine } from './grey-line.ts'
import { resolveEvents } from './resolve-events.ts'
import { type Length, sayLength, spanField, spanOr } from './span-field.ts'

const PAGE = 20

export const changes = command({
  verb: 'changes',
  aliases: ['what moved', 'moved'],
  summary: 'what moved lately',
  permission: 'read',
  effect: 'read',
  fields: { what: optional(spanField), page: option(numberField({ help: 'page', example: '2' })) },
  examples: ['changes', 'changes 30d', 'changes 14d HRC', 'changes hrc-64'],
  handle: async ({ what, page }, context) => {
    const { length, filter } = spanOr(what, '7d')
    const resolved = await resolveEvents(filter, context)
    return resolved.ok ? ok(await listed({ length, filter: resolved.value, page: page ?? 1 }, context)) : resolved
  },
})

interface Asked {
  readonly length: Length
  readonly filter: Filter
  readonly page: number
}

const listed = async (asked: Asked, context: Context): Promise<Reply> => {
  const since = sinceOf(asked.length, context)
  const found = await wanted(
    await context.calendar.changesSince(since, { space: context.actor.space.id }),
    asked,
    context,
  )
  const roots = rootsOf(found)
  if (roots.length === 0) return nothingMoved(asked, context)
  const shown = roots.slice((asked.page - 1) * PAGE, asked.page * PAGE)
  const rest = roots.length - asked.page * PAGE
  const more = wordsFor({ ...asked, page: asked.page + 1 })
  return answer(
    clear([line(`${opening(asked)}: ${roots.length === 1 ? 'one change' : `${roots.length} changes`}.`)]),
    ...(await Promise.all(shown.map(root => changePart(root, context)))),
    clear([
      ...(rest > 0 ? [{ kind: 'actions' as const, actions: [{ label: `${rest} more`, words: more }] }] : []),
      greyLine(context, { source: 'From the history of the calendar', to: 'asker' }),
    ]),
  )
}

/** Today counts from midnight where the reader is. */
const sinceOf = ({ duration, by }: Length, { now, reader }: Context): string => {
  const day = reader.today
    .subtract(by === 'days' ? duration : {})
    .toZonedDateTime(reader.zone)
    .toInstant()
  return (by === 'hours' ? now.subtract(duration) : day).toString({ fractionalSecondDigits: 3 })
}

const wanted = async (all: readonly Change[], { filter }: Asked, { calendar }: Context): Promise<readonly Change[]> => {
  if (filterWords(filter) === 'all') return all
  const found: Change[] = []
  for (const change of all) {
    const event = await calendar.event(change.event)
    if (event !== undefined && matches(filter, event)) found.push(change)
  }
  return found
}

interface Root {
  readonly change: Change
  readonly followed: number
}

/** A change whose cause is in the list too counts under it. */
const rootsOf = (all: readonly Change[]): readonly Root[] => {
  const listed = new Set(all.map(change => change.number))
  const byCause = Map.groupBy(all, change => change.cause)
  return all
    .filter(change => change.cause === undefined || !listed.has(change.cause))
    .map(change => ({ change, followed: byCause.get(change.number)?.length ?? 0 }))
}

const changePart = async ({ change, followed }: Root, context: Context): Promise<Part> => ({
  label: change.public && change.space !== context.actor.space.id ? 'CLEAR' : 'GREEN',
  space: context.actor.space.id,
  blocks: [
    {
      kind: 'entry',
      head: changeHead(change),
      facts: [
        ...differenceLines(change, context.reader),
        [
          `${await circumstances(change, context)}.`,
          ...(followed === 0 ? [] : [` ${followed} more followed: change K${change.number}`]),
          ...(change.undoes === undefined ? [] : [` Takes back K${change.undoes}.`]),
        ],
      ],
    },
  ],
  data: changeData(change),
})

const opening = ({ length, filter }: Asked): string => {
  const what = filterWords(filter) === 'all' ? '' : `, ${filterInWords(filter)}`
  const said = sayLength(length)
  return `${said === 'today' ? 'Today' : `Last ${said}`}${what}`
}

const wordsFor = ({ length, filter, page }: Asked): string => {
  const what = filterWords(filter)
  return ['changes', length.typed, ...(what === 'all' ? [] : [what]), ...(page === 1 ? [] : [`page:${page}`])].join(' ')
}

const lengths = ['7d', '30d', '90d', '1y']

/** The last change before, and what to type to see it. */
const nothingMoved = async (asked: Asked, context: Context): Promise<Reply> => {
  const { now, calendar, actor } = context
  const since = now.subtract({ hours: 24 * 366 }).toString({ fractionalSecondDigits: 3 })
  const [last] = await wanted(await calendar.changesSince(since, { space: actor.space.id }), asked, context)
  const said = `${opening(asked)}: nothing changed`
  const grey = greyLine(context, { source: 'From the history of the calendar', to: 'asker' })
  if (last === undefined) return answer(clear([line(`${said}, nor did anything in the last year.`), grey], []))
  const days = Math.ceil(Temporal.Instant.from(last.at).until(now).total('days')) + 1
  const typed = lengths.find(one => Number(one.replace(/\D/g, '')) >= days) ?? '1y'
  const words = wordsFor({ ...asked, length: { ...asked.length, typed }, page: 1 })
  const block: Block = { kind: 'actions', actions: [{ label: words, words }] }
  return answer({
    ...(await changePart({ change: last, followed: 0 }, context)),
    blocks: [line(`${said}. The last was: `, ...changeHead(last)), block, grey],
  })
}
