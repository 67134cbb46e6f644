// SQLite file: what the operator is told when it cannot be used, and what a full disk does.
import { spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { databaseOn } from '#db/database.ts'
import { openDatabase } from '#db/open.ts'
import { connectSqlite } from '#db/sqlite.ts'

const keyring = keyringFrom(new Uint8Array(32))
const at = '2026-11-21T08:00:00.000Z'

let directory = ''
let file = ''
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'palais-'))
  file = join(directory, 'palais.db')
})
afterEach(() => rm(directory, { recursive: true }))

const made = async (): Promise<void> => {
  await using _database = await openDatabase(`sqlite:${file}`, { keyring })
}

const fault = (message: RegExp) =>
  expect.objectContaining({ name: 'OperatorFault', message: expect.stringMatching(message) })
const opening = () => openDatabase(`sqlite:${file}`, { keyring })

/** Rights bind everybody but root; for a moment root can be somebody else. */
const asSomebodyElse = async (work: () => Promise<void>): Promise<void> => {
  const root = process.geteuid?.() === 0
  if (root) process.seteuid?.(65_534)
  try {
    await work()
  } finally {
    if (root) process.seteuid?.(0)
  }
}

describe('a SQLite file', () => {
  it('keeps what was written, for its user alone', async () => {
    {
      await using database = await opening()
      await database.stores.inbox.take('u1', at, 'done')
    }
    await using database = await opening()
    expect(await database.stores.inbox.take('u1', at, 'done')).toBe('done')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await stat(`${file}-wal`)).mode & 0o777).toBe(0o600)
  })

  it('refuses a second process at once, and says how to talk to the first', async () => {
    await using _first = await opening()
    const second = `
      import { openDatabase } from '#db/open.ts'
      import { keyringFrom } from '#adapters/keyring/keyring.ts'
      await openDatabase('sqlite:${file}', { keyring: keyringFrom(new Uint8Array(32)) })
        .then(() => console.log('opened'), error => console.log(error.name, error.message))
    `
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', second], { encoding: 'utf8' })
    expect(stdout).toBe(
      `OperatorFault Another process has ${file} open; if it is the bot, talk to it with "palais …", or stop it before starting another.\n`,
    )
  })

  it('can be opened again when whoever had it was killed', async () => {
    const killed = `
      import { openDatabase } from '#db/open.ts'
      import { keyringFrom } from '#adapters/keyring/keyring.ts'
      const { stores } = await openDatabase('sqlite:${file}', { keyring: keyringFrom(new Uint8Array(32)) })
      await stores.inbox.take('u1', '${at}', 'done')
      process.kill(process.pid, 'SIGKILL')
    `
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', killed]).signal).toBe('SIGKILL')
    await using database = await opening()
    expect(await database.stores.inbox.take('u1', at, 'done')).toBe('done')
  })

  it.skipIf(process.seteuid === undefined)('that cannot be written is named', async () => {
    await made()
    await chmod(file, 0o444)
    await chmod(directory, 0o755)
    await asSomebodyElse(() => expect(opening()).rejects.toEqual(fault(/palais\.db cannot be written; give/)))
  })

  it.skipIf(process.seteuid === undefined)('that cannot be made in its directory is named', async () => {
    await chmod(directory, 0o555)
    await asSomebodyElse(() => expect(opening()).rejects.toEqual(fault(/palais\.db cannot be opened; give/)))
  })

  it('in a directory that is missing is named with it', async () => {
    file = join(directory, 'data', 'palais.db')
    await expect(opening()).rejects.toEqual(fault(/^There is no directory .*data for .*palais\.db; make it/))
  })

  it('that is something else is left alone', async () => {
    await writeFile(file, 'a letter, and a long one, since the beginning of a file is what is looked at\n'.repeat(20))
    await expect(opening()).rejects.toEqual(fault(/is not a SQLite database/))
  })

  it('that is damaged is not used', async () => {
    await made()
    const { size } = await stat(file)
    const { open } = await import('node:fs/promises')
    await using handle = await open(file, 'r+')
    await handle.write(Buffer.alloc(size - 8192, 0x5a), 0, size - 8192, 4096)
    await expect(opening()).rejects.toEqual(fault(/palais\.db is damaged; put the latest backup/))
  })

  it('of another keyring is not used', async () => {
    await made()
    const other = keyringFrom(new Uint8Array(32).fill(1))
    await expect(openDatabase(`sqlite:${file}`, { keyring: other })).rejects.toEqual(
      fault(/^The keyring is not the one/),
    )
    await made()
  })

  it('of a newer version is not used', async () => {
    await made()
    const { db } = await connectSqlite(file)
    await sql`insert into palais_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`.execute(db)
    await db.destroy()
    await expect(opening()).rejects.toEqual(fault(/^A newer version of Palais has made this database \(9999-later\)/))
  })

  it('on a full disk is named at the start, and left as it was', async () => {
    const connection = await connectSqlite(file)
    await sql`pragma max_page_count = 20`.execute(connection.db)
    await expect(databaseOn(connection, { keyring })).rejects.toEqual(
      fault(/^The disk that holds .*palais\.db is full/),
    )
    await made()
  })

  it('loses nothing that was acknowledged when the disk fills up, and goes on when there is space', async () => {
    const connection = await connectSqlite(file)
    await using database = await databaseOn(connection, { keyring })
    const pages = (count: number) => sql`pragma max_page_count = ${sql.raw(String(count))}`.execute(connection.db)
    const take = (id: string) =>
      database.atomically(async ({ inbox, version }) => {
        await version.raise()
        await inbox.take(id.padEnd(3000, '.'), at, 'done')
      })
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(connection.db)
    await pages((rows[0]?.page_count ?? 0) + 20)
    const before = await database.stores.version.read()
    const outcomes = []
    for (let i = 0; i < 40; i++)
      outcomes.push(
        await take(`u${i}`).then(
          () => 'kept',
          (error: { errcode: number }) => error.errcode,
        ),
      )
    const kept = outcomes.filter(outcome => outcome === 'kept').length
    const SQLITE_FULL = 13
    expect(new Set(outcomes)).toEqual(new Set(['kept', SQLITE_FULL]))
    expect(await database.stores.version.read()).toBe(before + kept)
    await pages(100_000)
    await take('at last')
    expect(await database.stores.version.read()).toBe(before + kept + 1)
  })
})

describe('DATABASE_URL', () => {
  const wrong = ['', 'palais.db', 'mysql://localhost/palais', 'sqlite:', 'postgres:', 'postgres://[', 'file:palais.db']
  it.each(wrong)('"%s" is refused with what it must be like', async url => {
    await expect(openDatabase(url, { keyring })).rejects.toEqual(
      fault(/^DATABASE_URL must be like sqlite:palais\.db or postgres:\/\//),
    )
  })
})
