// Routes: every page and feed behind the router.
import type { FastifyInstance } from 'fastify'
import { changesAtom } from '#adapters/http/atom/changes-atom.ts'
import { pages } from '#adapters/http/page/routes.ts'
import { votePages } from '#adapters/http/page/votes/routes.ts'
import type { Stores } from '#src/ports.ts'
import type { Picture } from '#src/reply/document.ts'
import { health } from './health.ts'
import { type Metric, metrics } from './metrics.ts'
import { robots } from './robots.ts'

export interface Surroundings {
  readonly version: string
  /** Which database it is: `SQLite`. */
  readonly database: string
  readonly stores: Pick<Stores, 'calendar' | 'version' | 'votes'>
  readonly now: () => Temporal.Instant
  readonly publicUrl: string
  readonly pngOf: (picture: Picture) => Promise<Uint8Array>
  readonly readMetrics: () => Promise<readonly Metric[]>
}

export const routesOf = ({
  version,
  database,
  stores,
  now,
  publicUrl,
  pngOf,
  readMetrics,
}: Surroundings): readonly ((app: FastifyInstance) => void)[] => [
  health({ version, database, data: stores.version }),
  pages({ calendar: stores.calendar, publicUrl, now, pngOf }),
  votePages({ votes: stores.votes, now, pngOf }),
  changesAtom({ calendar: stores.calendar, data: stores.version, now, publicUrl }),
  metrics(readMetrics),
  robots,
]
