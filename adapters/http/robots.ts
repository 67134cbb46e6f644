// Robots: what crawlers may fetch.
import type { FastifyInstance } from 'fastify'

/** Everything may be fetched: Google's calendar obeys this file. What must not be indexed says so in its headers. */
export const robots = (app: FastifyInstance): void => {
  app.get('/robots.txt', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send('User-agent: *\nDisallow:\n'),
  )
}
