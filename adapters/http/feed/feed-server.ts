// Feed server: answers calendar feeds before any routing, from what is kept in memory.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metric } from '#adapters/http/metrics.ts'
import type { Publication } from '#src/calendar/feed.ts'
import type { Imprint } from './calendar-edition.ts'
import { directoryOf, type Found } from './directory.ts'
import { editionsOf } from './editions.ts'
import { sendEdition, sendStatus } from './send.ts'
import { openStock } from './stock.ts'
import { usesSince } from './uses.ts'

export interface FeedServer extends AsyncDisposable {
  /** Sees a request before any routing, and says whether it answers it. */
  readonly first: (request: IncomingMessage, response: ServerResponse) => 'answers' | 'passes'
  /** Looks now for what changed; without it that happens each second. */
  refresh(): Promise<void>
  /** How much it keeps and how it answered; nothing that tells who reads what. */
  metrics(): readonly Metric[]
}

export interface Surroundings extends Imprint {
  readonly publication: Publication
  readonly now: () => Temporal.Instant
  /** Takes note of an outage or a bug. */
  readonly failed: (error: unknown) => void
}

const POLL_MS = 1000
/** Polls between writing down which addresses were used. */
const POLLS_PER_NOTE = 60

/** Begins at once to read what it needs; requests that come before wait for it. */
export const openFeedServer = ({ publication, now, failed, ...imprint }: Surroundings): FeedServer => {
  const editions = editionsOf(() => stock, imprint)
  const stock = openStock({ publication, now, onNews: editions.tell })
  const find = directoryOf(stock, imprint.publicUrl)
  const uses = usesSince(now)

  const answers = new Map<number, number>()
  const count = (status: number): void => void answers.set(status, (answers.get(status) ?? 0) + 1)

  const give = (request: IncomingMessage, response: ServerResponse, found: Found): number | Promise<number> => {
    if (typeof found !== 'object') return sendStatus(response, found === 'unsure' ? 503 : found)
    if (found.secret !== undefined) uses.note(found.secret, request.headers['user-agent'])
    return sendEdition(request, response, editions.of(found.wish))
  }

  /** From memory at once, when that is sure; otherwise after a look at the database. */
  const answer = (request: IncomingMessage, response: ServerResponse, path: string): number | Promise<number> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendStatus(response, 405)
    const found = find(path, 'as it is')
    if (found !== 'unsure') return give(request, response, found)
    return stock.refresh().then(() => give(request, response, find(path, 'refreshed')))
  }

  /** Rather no answer than a short one: readers delete what is missing. */
  const giveUp = (response: ServerResponse, error: unknown): void => {
    failed(error)
    if (!response.headersSent) count(sendStatus(response, 503))
  }

  let polls = 0
  let lastPoll: 'went well' | 'failed' = 'went well'
  /** An outage is told once, not each second. */
  const poll = async (): Promise<void> => {
    try {
      await stock.refresh()
      if (polls++ % POLLS_PER_NOTE === 0) await noteUses()
      lastPoll = 'went well'
    } catch (error) {
      if (lastPoll === 'went well') failed(error)
      lastPoll = 'failed'
    }
  }
  const noteUses = async (): Promise<void> => {
    const noted = uses.take()
    if (noted.length > 0) await publication.noteUses(noted)
  }
  let polling = poll()
  const timer = setInterval(() => {
    polling = poll()
  }, POLL_MS).unref()

  return {
    first: (request, response) => {
      const url = request.url ?? ''
      if (!url.startsWith('/f/') && !url.startsWith('/feeds/')) return 'passes'
      try {
        const status = answer(request, response, withoutQuery(url))
        if (typeof status === 'number') count(status)
        else status.then(count, error => giveUp(response, error))
      } catch (error) {
        giveUp(response, error)
      }
      return 'answers'
    },
    refresh: stock.refresh,
    metrics: () => [
      {
        name: 'feed_answers_total',
        help: 'Answers to calendar apps by HTTP status.',
        type: 'counter',
        values: [...answers].map(([status, value]) => ({ value, labels: { status: String(status) } })),
      },
      {
        name: 'feed_kept',
        help: 'What is kept in memory for feeds.',
        type: 'gauge',
        values: [
          { value: stock.events.size, labels: { what: 'events' } },
          { value: editions.count, labels: { what: 'editions' } },
        ],
      },
    ],
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      await polling
      await noteUses()
    },
  }
}

/** Some readers add a query of their own, to get round caches. */
const withoutQuery = (url: string): string => {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}
