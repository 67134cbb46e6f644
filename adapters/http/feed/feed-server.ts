// Feed server: answers calendar feeds before any routing, from what is kept in memory.
import type { IncomingMessage, ServerResponse } from 'node:http'
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
  /** How many it keeps; nothing that tells who reads what. */
  counts(): { readonly events: number; readonly editions: number }
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

  const answer = (request: IncomingMessage, response: ServerResponse, path: string): void => {
    /** Rather no answer than a short one: readers delete what is missing. */
    const giveUp = (error: unknown): void => {
      failed(error)
      if (!response.headersSent) sendStatus(response, 503)
    }
    const give = (found: Found): void => {
      if (typeof found !== 'object') return void sendStatus(response, found === 'unsure' ? 503 : found)
      if (found.secret !== undefined) uses.note(found.secret, request.headers['user-agent'])
      sendEdition(request, response, editions.of(found.wish))?.catch(giveUp)
    }
    try {
      const found = find(path, 'as it is')
      if (found !== 'unsure') give(found)
      else
        stock
          .refresh()
          .then(() => give(find(path, 'refreshed')))
          .catch(giveUp)
    } catch (error) {
      giveUp(error)
    }
  }

  let polls = 0
  const poll = async (): Promise<void> => {
    try {
      await stock.refresh()
      const noted = polls++ % POLLS_PER_NOTE === 0 ? uses.take() : []
      if (noted.length > 0) await publication.noteUses(noted)
    } catch (error) {
      failed(error)
    }
  }
  const timer = setInterval(poll, POLL_MS).unref()
  void poll()

  return {
    first: (request, response) => {
      const url = request.url ?? ''
      if (!url.startsWith('/f/') && !url.startsWith('/feeds/')) return 'passes'
      if (request.method !== 'GET' && request.method !== 'HEAD') sendStatus(response, 405)
      else answer(request, response, withoutQuery(url))
      return 'answers'
    },
    refresh: stock.refresh,
    counts: () => ({ events: stock.events.size, editions: editions.count }),
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer)
      const noted = uses.take()
      if (noted.length > 0) await publication.noteUses(noted)
    },
  }
}

/** Some readers add a query of their own, to get round caches. */
const withoutQuery = (url: string): string => {
  const query = url.indexOf('?')
  return query === -1 ? url : url.slice(0, query)
}
