// Listing: what a list of events or changes was asked for, said back as words that can be typed again.
import { type Filter, filterInWords, filterWords } from '#src/calendar/filter.ts'
import type { Context } from '#src/conversation/context.ts'
import { type Block, clear, type Part } from '#src/reply/document.ts'
import { ours } from './ours.ts'
import type { Length } from './span-field.ts'

/** How far, which events, which page. */
export interface Listing {
  readonly length: Length
  readonly filter: Filter
  readonly page: number
}

/** "next 30d HRC page:2". */
export const listingWords = (verb: string, { length, filter, page }: Listing): string => {
  const what = filterWords(filter)
  return [verb, length.typed, ...(what === 'all' ? [] : [what]), ...(page === 1 ? [] : [`page:${page}`])].join(' ')
}

/** ", HRC, deadlines", or nothing when it is about everything. */
export const listingSubject = ({ filter }: Listing): string =>
  filterWords(filter) === 'all' ? '' : `, ${filterInWords(filter)}`

/** What says a filter back that nothing public answers to: it may be the short name, or words, of something of the space's own. */
export const aboutFilter = (
  { events, tags, text }: Filter,
  blocks: readonly Block[],
  context: Pick<Context, 'actor'>,
): Part =>
  events.length === 0 && tags.length === 0 && text === undefined ? clear(blocks, []) : ours(context, blocks, [])

/** What to say to somebody who asks for a page that is not there. */
export const noSuchPage = (verb: string, listing: Listing, pages: number): string =>
  `There ${pages === 1 ? 'is only one page' : `are only ${pages} pages`}. Type: ${listingWords(verb, { ...listing, page: pages })}`
