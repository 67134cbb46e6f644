// Journals for tests: each kind of place in which a device can be kept, empty, and gone after the test.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { type Durable, durableFactory } from '#adapters/matrix/store/durable-factory.ts'
import type { Journal } from '#adapters/matrix/store/journal.ts'
import { openJournal } from '#adapters/matrix/store/open-journal.ts'
import { dropDatabase, makeDatabase } from '#test/support/postgres-server.ts'

export const keyring = keyringFrom(new Uint8Array(32).fill(7))

/** A path or an address, of a device that is not yet there. */
export type FreshPlace = () => Promise<string>

export const freshFile: FreshPlace = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'palais-matrix-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'device.db')
}

/** Throws when another process has it. */
export const journalAt = async (place: string, of = keyring): Promise<Journal> => {
  const keptIn = place.startsWith('postgres') ? { url: place } : { file: place }
  const stop = (code: string, cause?: unknown) => {
    throw new Error(code, { cause })
  }
  const journal = await openJournal(keptIn, { keyring: of, stop })
  if (journal === 'held') throw new Error('held')
  return journal
}

/** Does something with a factory on a place, and lets go of it. */
export const use = async <T>(place: string, work: (factory: Durable) => Promise<T>): Promise<T> => {
  await using journal = await journalAt(place)
  const failed = (error: unknown) => {
    throw error
  }
  return await work(await durableFactory({ journal, failed }))
}

const { TEST_DATABASE_URL: server } = process.env

/** One statement, past the journal. */
export const ask = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const answer = await client.query(text)
  await client.end()
  return answer.rows
}

const onServer = (): FreshPlace => {
  let url = ''
  beforeAll(async () => {
    url = await makeDatabase(server ?? '')
  })
  afterAll(() => dropDatabase(server ?? '', url))
  return async () => {
    await ask(url, 'drop schema if exists palais_matrix cascade')
    return url
  }
}

/** Runs a suite on each kind of journal. */
export const eachJournal = (name: string, suite: (fresh: FreshPlace) => void): void => {
  describe(`${name} in a file`, () => suite(freshFile))
  if (server !== undefined) describe(`${name} on a PostgreSQL server`, () => suite(onServer()))
}

/** A suite for the server alone. */
export const describeOnServer = (name: string, suite: (fresh: FreshPlace) => void): void => {
  describe.skipIf(server === undefined)(`${name} on a PostgreSQL server`, () => suite(onServer()))
}
