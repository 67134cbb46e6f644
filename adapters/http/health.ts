// Health: whether it runs, of which version, and whether its database answers.
import type { FastifyInstance } from 'fastify'
import type { DataVersion } from '#src/ports.ts'

export interface Healthy {
  readonly version: string
  readonly database: string
  readonly data: Pick<DataVersion, 'read'>
}

/** `GET /health`: 200 with the data version, 503 when the database does not answer. */
export const health =
  ({ version, database, data }: Healthy) =>
  (app: FastifyInstance): void => {
    app.get('/health', async (_request, reply) => {
      reply.type('application/json; charset=utf-8')
      try {
        return { status: 'ok', version, database, dataVersion: await data.read() }
      } catch {
        return reply.code(503).send({ status: 'database does not answer', version, database })
      }
    })
  }
