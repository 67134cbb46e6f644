// PGlite: PostgreSQL in this process, from a data directory that is made once a machine, since that takes seconds.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import type { Connection } from '#db/connection.ts'
import type { Schema } from '#db/schema.ts'
import about from '#package.json' with { type: 'json' }
import { emptied } from './emptied.ts'

/** Connections to one server a test file, emptied each time. */
export const pglite = (): (() => Promise<Connection>) => {
  let server: PGlite
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.close())
  return async () => {
    await server.exec(emptied)
    const shared = {
      ready: true,
      closed: false,
      waitReady: Promise.resolve(),
      query: server.query.bind(server),
      transaction: server.transaction.bind(server),
      // Kysely would close the server with the database of one test.
      close: async () => undefined,
    }
    const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite: shared }) })
    return { kind: 'postgres', db, scrub: async () => undefined, faultOf: () => undefined }
  }
}

const kept = join(tmpdir(), `palais-pglite-${about.devDependencies['@electric-sql/pglite']}.tar`)

const start = async (): Promise<PGlite> => {
  const loadDataDir = await readFile(kept).then(
    bytes => new Blob([bytes]),
    () => makeDirectory(),
  )
  return PGlite.create({ loadDataDir })
}

/** Renamed when it is whole, since several test files may make it at once. */
const makeDirectory = async (): Promise<Blob> => {
  await using made = await PGlite.create()
  const directory = await made.dumpDataDir('none')
  const unfinished = `${kept}.${process.pid}`
  await writeFile(unfinished, Buffer.from(await directory.arrayBuffer()))
  await rename(unfinished, kept)
  return directory
}
