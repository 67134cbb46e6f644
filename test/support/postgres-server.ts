// PostgreSQL server: a database of its own for each test file, on the server that TEST_DATABASE_URL names.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import type { Connection } from '#db/connection.ts'
import { connectPostgres } from '#db/postgres.ts'
import { emptied } from './emptied.ts'

/** Connections to a new database, emptied each time. */
export const postgresServer = (server: string): (() => Promise<Connection>) => {
  let url = ''
  beforeAll(async () => {
    url = await makeDatabase(server)
  })
  afterAll(() => dropDatabase(server, url))
  return async () => {
    await ask(url, emptied)
    return connectPostgres(url)
  }
}

/** Makes a database that is the caller's to drop. */
export const makeDatabase = async (server: string): Promise<string> => {
  const url = new URL(server)
  url.pathname = `/palais-test-${randomUUID()}`
  await ask(server, `create database "${nameIn(url.href)}"`)
  return url.href
}

export const dropDatabase = (server: string, url: string): Promise<void> =>
  ask(server, `drop database "${nameIn(url)}" with (force)`)

const nameIn = (url: string): string => new URL(url).pathname.slice(1)

const ask = async (url: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
