// Changes feed: what moved lately, for people who read news and no chat.
import { hash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Edition, editionOf } from '#adapters/http/feed/edition.ts'
import { sendEdition } from '#adapters/http/feed/send.ts'
import type { Calendar } from '#src/calendar/calendar.ts'
import { instantText } from '#src/instant-text.ts'
import type { DataVersion } from '#src/ports.ts'
import { atomText } from './atom-text.ts'

export interface Surroundings {
  readonly calendar: Pick<Calendar, 'changesSince'>
  readonly data: Pick<DataVersion, 'read'>
  readonly now: () => Temporal.Instant
  readonly publicUrl: string
}

const DAYS = 30
const MOST_CHANGES = 200

/** `GET /changes.atom`: changes of public events in the last 30 days, newest first (RFC 4287). */
export const changesAtom = (surroundings: Surroundings): ((app: FastifyInstance) => void) => {
  const newest = newestEdition(surroundings)
  return app => {
    app.get('/changes.atom', async (request, reply) => {
      const edition = await newest()
      reply.hijack()
      await sendEdition(request.raw, reply.raw, edition)
      return reply
    })
  }
}

/** Made anew when anything in the database has changed, or the day. */
const newestEdition = ({ calendar, data, now, publicUrl }: Surroundings): (() => Promise<Edition>) => {
  let made: { readonly from: string; readonly edition: Edition } | undefined
  return async () => {
    const since = now().toZonedDateTimeISO('UTC').startOfDay().subtract({ days: DAYS }).toInstant()
    const from = `${await data.read()} ${since}`
    if (made?.from === from) return made.edition
    const changes = await calendar.changesSince(instantText(since), {})
    const text = atomText(changes.slice(0, MOST_CHANGES), publicUrl)
    const edition = editionOf({
      etag: `W/"${hash('sha256', text, 'base64url').slice(0, 27)}"`,
      modified: Math.floor(Temporal.Instant.from(changes[0]?.at ?? since).epochMilliseconds / 1000),
      type: 'application/atom+xml; charset=utf-8',
      write: async () => [text],
    })
    made = { from, edition }
    return edition
  }
}
