// changes: what moved lately, newest first; what followed from a change counts under it.
import type { Change } from '#src/calendar/change.ts'
import { filterWords, matches } from '#src/calendar/filter.ts'
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { numberField, option, optional } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { counted } from '#src/reply/counted.ts'
import { type Action, answer, type Block, clear, line, type Part, type Reply } from '#src/reply/document.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import { changePart } from './change-part.ts'
import { changeHead } from './change-words.ts'
import { greyLine } from './grey-line.ts'
import { aboutFilter, type Listing, listingSubject, listingWords, noSuchPage } from './listing.ts'
import { ours } from './ours.ts'
import { resolveEvents } from './resolve-events.ts'
import { type Length, lengthOf, sayLength, spanField, spanOr } from './span-field.ts'

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
    return resolved.ok ? listed({ length, filter: resolved.value, page: page ?? 1 }, context) : resolved
  },
})

const listed = async (listing: Listing, context: Context): Promise<Result<Reply>> => {
  const roots = rootsOf(await changesIn(listing, context))
  if (roots.length === 0) return ok(await nothingMoved(listing, context))
  const pages = Math.ceil(roots.length / PAGE)
  if (listing.page > pages) return refuse(noSuchPage('changes', listing, pages))
  const shown = roots.slice((listing.page - 1) * PAGE, listing.page * PAGE)
  const more = { label: 'More', words: listingWords('changes', { ...listing, page: listing.page + 1 }) }
  // What was asked for may be named after an event of the space's own.
  const about = (blocks: readonly Block[], data: unknown): Part =>
    roots.every(({ change }) => change.public) ? clear(blocks, data) : ours(context, blocks, data)
  return ok(
    answer(
      about([line(`${opening(listing)}: ${counted(roots.length, 'change')}.`)], { changes: roots.length, pages }),
      ...(await Promise.all(shown.map(root => changePart(root, context)))),
      about([...(listing.page < pages ? [actions(more)] : []), grey(context)], { asOf: context.now }),
    ),
  )
}

const actions = (action: Action): Block => ({ kind: 'actions', actions: [action] })

const grey = (context: Context): Block => greyLine(context, { source: 'From the history of the calendar', to: 'asker' })

/** Those since the length asked for, that the filter wants. */
const changesIn = async (listing: Listing, context: Context): Promise<readonly Change[]> => {
  const { calendar, actor } = context
  const all = await calendar.changesSince(sinceOf(listing.length, context), { space: actor.space.id })
  if (filterWords(listing.filter) === 'all') return all
  const found: Change[] = []
  for (const change of all) {
    const event = await calendar.event(change.event)
    if (event !== undefined && matches(listing.filter, event)) found.push(change)
  }
  return found
}

/** Days count from midnight where the reader is. */
const sinceOf = ({ duration, by }: Length, { now, reader }: Context): string => {
  const day = reader.today
    .subtract(by === 'days' ? duration : {})
    .toZonedDateTime(reader.zone)
    .toInstant()
  return instantText(by === 'hours' ? now.subtract(duration) : day)
}

/** A change whose cause is in the list too counts under it. */
export const rootsOf = (all: readonly Change[]): readonly { readonly change: Change; readonly followed: number }[] => {
  const listed = new Set(all.map(change => change.number))
  const byCause = Map.groupBy(all, change => change.cause)
  return all
    .filter(change => change.cause === undefined || !listed.has(change.cause))
    .map(change => ({ change, followed: byCause.get(change.number)?.length ?? 0 }))
}

const opening = (listing: Listing): string => {
  const said = sayLength(listing.length)
  return `${said === 'today' ? 'Today' : `Last ${said}`}${listingSubject(listing)}`
}

/** The last change before, and what to type to see it. */
const nothingMoved = async (listing: Listing, context: Context): Promise<Reply> => {
  const said = `${opening(listing)}: nothing changed`
  for (const typed of ['30d', '90d', '1y']) {
    const longer = { ...listing, length: lengthOf(typed), page: 1 }
    const [last] = await changesIn(longer, context)
    if (last === undefined) continue
    const words = listingWords('changes', longer)
    const blocks = [
      line(`${said}. The last was: `, ...changeHead(last)),
      actions({ label: words, words }),
      grey(context),
    ]
    return answer({ ...(await changePart({ change: last, followed: 0 }, context)), blocks })
  }
  return answer(
    aboutFilter(listing.filter, [line(`${said}, nor did anything in the last year.`), grey(context)], context),
  )
}
