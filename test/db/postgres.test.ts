// PostgreSQL: what the operator is told when it cannot be used, replicas that start together, connections that break.
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { databaseOn } from '#db/database.ts'
import { openDatabase } from '#db/open.ts'
import { connectPostgres } from '#db/postgres.ts'
import { dropDatabase, makeDatabase } from '#test/support/postgres-server.ts'

const keyring = keyringFrom(new Uint8Array(32))
const opening = (url: string) => openDatabase(url, { keyring })
const { TEST_DATABASE_URL: server = '' } = process.env

const expectFault = async (url: string, message: RegExp): Promise<void> => {
  const error: Error = await opening(url).then(
    () => new Error('opened'),
    fault => fault,
  )
  expect(error.name).toBe('OperatorFault')
  expect(error.message).toMatch(message)
  expect(error.message).not.toContain('hunter2')
}

describe('PostgreSQL', () => {
  it('that does not run is named by its address, without the password', async () => {
    await expectFault(
      'postgres://palais:hunter2@127.0.0.1:1/palais',
      /^No PostgreSQL server answers at 127\.0\.0\.1:1\/palais/,
    )
  })
})

describe.skipIf(server === '')('a PostgreSQL server', () => {
  const urlWith = (change: (url: URL) => void): string => {
    const url = new URL(server)
    change(url)
    return url.href
  }
  const withDatabase = async (work: (url: string) => Promise<void>): Promise<void> => {
    const url = await makeDatabase(server)
    await work(url).finally(() => dropDatabase(server, url))
  }

  it('that does not know the password or the database says so', async () => {
    const wrong = urlWith(url => {
      url.password = 'hunter2'
    })
    await expectFault(wrong, /refuses this user or password; correct DATABASE_URL/)
    const none = urlWith(url => {
      url.pathname = '/none-such'
    })
    await expectFault(none, /^PostgreSQL has no database .*\/none-such/)
  })

  it('may be made by several processes that start together', async () => {
    await withDatabase(async url => {
      const databases = await Promise.all([opening(url), opening(url), opening(url)])
      const versions = await Promise.all(databases.map(({ stores }) => stores.version.read()))
      expect(versions).toEqual([1, 1, 1])
      const numbers = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          databases[i % 3]!.atomically(async inside => {
            await inside.version.raise()
            return inside.numbers.next('K')
          }),
        ),
      )
      expect(new Set(numbers).size).toBe(30)
      for (const database of databases) await database.close()
    })
  })

  it('of a newer version is not used', async () => {
    await withDatabase(async url => {
      await (await opening(url)).close()
      const { db } = await connectPostgres(url)
      await sql`insert into palais_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(db)
      await db.destroy()
      await expectFault(url, /^A newer version of Palais has made this database/)
    })
  })

  it('may break every connection, and what was not committed is not there', async () => {
    await withDatabase(async url => {
      const connection = await connectPostgres(url)
      await using database = await databaseOn(connection, { keyring })
      const breaking = await connectPostgres(server)
      const breakAll = () =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = ${new URL(url).pathname.slice(1)}`.execute(breaking.db)
      const before = await database.stores.version.read()
      const broken = database.atomically(async ({ version }) => {
        await version.raise()
        await breakAll()
        await version.raise()
      })
      await expect(broken).rejects.toThrow()
      expect(await database.stores.version.read()).toBe(before)
      await breakAll()
      await expect.poll(() => database.stores.version.read().catch(() => 'broken')).toBe(before)
      await database.atomically(({ version }) => version.raise())
      expect(await database.stores.version.read()).toBe(before + 1)
      await breaking.db.destroy()
    })
  })
})
