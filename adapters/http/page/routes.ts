// Routes: the pages of the site, made anew for each reader from public events only.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Calendar } from '#src/calendar/calendar.ts'
import { asSlug, type CalendarEvent } from '#src/calendar/event.ts'
import { everything, type Filter, matches } from '#src/calendar/filter.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import { timeline } from '#src/calendar/timeline.ts'
import { instantText } from '#src/instant-text.ts'
import type { Picture } from '#src/reply/document.ts'
import { notFound, page, picture } from './answers.ts'
import { eventPage } from './event-page.ts'
import { readQuery } from './filter-query.ts'
import { home } from './home.ts'
import type { Html } from './html.ts'

export interface SiteFacts {
  readonly calendar: Calendar
  readonly publicUrl: string
  readonly now: () => Temporal.Instant
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
}

const MOST_CHANGES = 25
const RENAMED = { why: 'The event may have been renamed or never published.', href: '/', link: 'Look at the calendar' }

/** `GET /`, `/event/<slug>`, `/timeline.svg`, `/timeline.png`, `/style.css`. */
export const pages =
  (site: SiteFacts) =>
  (app: FastifyInstance): void => {
    const css = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')
    app.get('/style.css', async (_request, reply) =>
      reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(css),
    )
    app.get('/timeline.svg', async (request, reply) =>
      picture(reply, 'image/svg+xml; charset=utf-8').send((await pictureFor(site, request.url)).svg),
    )
    app.get('/timeline.png', async (request, reply) =>
      picture(reply, 'image/png').send(Buffer.from(await site.pngOf(await pictureFor(site, request.url)))),
    )
    app.get('/', async (request, reply) => {
      const asked = readQuery(new URL(request.url, 'http://here').searchParams)
      const filter = asked.ok ? asked.value : everything
      return page(
        reply.code(asked.ok ? 200 : 400),
        await homeFor(site, filter, asked.ok ? undefined : asked.refusal.sentence),
      )
    })
    app.get<{ Params: { slug: string } }>('/event/:slug', async (request, reply) => {
      const found = await eventFor(site, request.params.slug)
      return found === undefined ? notFound(reply, RENAMED) : page(reply, found)
    })
  }

/** The timeline of the filter in an address; of everything when the address is not understood. */
const pictureFor = async (site: SiteFacts, url: string): Promise<Picture> => {
  const asked = readQuery(new URL(url, 'http://here').searchParams)
  const filter = asked.ok ? asked.value : everything
  const reader = readerAt(site)
  return timeline(await eventsAhead(site, filter, reader), reader).picture
}

const eventsAhead = async (site: SiteFacts, filter: Filter, reader: Reader): Promise<readonly CalendarEvent[]> => {
  const span = { from: reader.today, until: reader.today.add({ months: 12 }) }
  return (await site.calendar.between(span, {})).filter(event => matches(filter, event))
}

const readerAt = (site: SiteFacts): Reader => ({
  language: 'en',
  zone: 'Europe/Zurich',
  today: site.now().toZonedDateTimeISO('Europe/Zurich').toPlainDate(),
})

const homeFor = async (site: SiteFacts, filter: Filter, trouble: string | undefined): Promise<Html> => {
  const reader = readerAt(site)
  const events = await eventsAhead(site, filter, reader)
  const since = instantText(site.now().subtract({ hours: 30 * 24 }))
  const changes = (await site.calendar.changesSince(since, {})).slice(0, MOST_CHANGES)
  return home({
    filter,
    events,
    changes,
    reader,
    publicUrl: site.publicUrl,
    ...(trouble === undefined ? {} : { trouble }),
  })
}

const eventFor = async (site: SiteFacts, asked: string): Promise<Html | undefined> => {
  const { calendar } = site
  const slug = asSlug(asked)
  const event = slug && (await calendar.find(slug, {}))
  if (event === undefined || !event.public) return undefined
  const parent = event.parent === undefined ? undefined : await calendar.event(event.parent)
  const children = (await calendar.children(event.id)).filter(child => child.public && !child.withdrawn)
  const changes = (await calendar.changesOf(event.id)).toSorted((a, b) => b.number - a.number)
  return eventPage({ event, ...(parent?.public ? { parent } : {}), children, changes, reader: readerAt(site) })
}
