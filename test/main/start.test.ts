// The program: it starts with nothing set, ends when told, and refuses with a sentence what cannot work.
import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { freshFolder, palais, startBot } from '#test/support/program.ts'

describe('the program with nothing set', () => {
  it('makes its files, answers on its port and ends in order', async () => {
    const folder = await freshFolder()
    const bot = await startBot(folder)
    const answer = await fetch(`${bot.url}/health`)
    expect(await answer.json()).toMatchObject({ status: 'ok', database: 'sqlite', dataVersion: expect.any(Number) })
    expect(await bot.kill('SIGTERM')).toMatchObject({ code: 0, out: expect.stringContaining('Palais 0.1.0') })
    expect((await readdir(folder)).toSorted()).toEqual(['palais.db', 'palais.keyring'])
  })

  it('starts again where it ended, also after kill -9', async () => {
    const folder = await freshFolder()
    await (await startBot(folder)).kill('SIGKILL')
    const bot = await startBot(folder)
    expect((await palais(folder, ['help'])).code).toBe(0)
    expect((await bot.kill('SIGINT')).code).toBe(0)
  })

  it('ends although a visitor holds a connection', async () => {
    const bot = await startBot(await freshFolder())
    const socket = (await import('node:net')).connect(Number(new URL(bot.url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    await new Promise(resolve => socket.on('connect', resolve))
    socket.write('GET /health HTTP/1.1\r\n')
    expect((await bot.kill('SIGTERM')).code).toBe(0)
  })
})

describe('a bug that nobody caught', () => {
  it('ends the program with a line that quotes nothing', async () => {
    const bug = "process.once('SIGUSR2', () => { throw new Error('Ana met the ambassador') })"
    const bot = await startBot(await freshFolder(), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(bug)}`,
    })
    const { code, err } = await bot.kill('SIGUSR2')
    expect([code, err]).toEqual([1, expect.stringContaining('"what":"crashed","error":"Error"')])
    expect(err).not.toContain('Ana')
  })
})

describe('a start that cannot work', () => {
  /** What stood in the folder, and the size of each file. */
  const contents = async (folder: string): Promise<readonly string[]> => {
    const names = (await readdir(folder)).toSorted()
    return Promise.all(names.map(async name => `${name} ${(await stat(join(folder, name))).size}`))
  }

  const refused = async (folder: string, settings: Record<string, string> = {}): Promise<string> => {
    const before = await contents(folder)
    const { code, out, err } = await palais(folder, ['start'], { settings })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).not.toMatch(/^\s+at |Error:|node:/m)
    expect(await contents(folder)).toEqual(before)
    return err
  }

  it('names every wrong setting at once', async () => {
    const err = await refused(await freshFolder(), { PORT: 'x', DATABASE_URL: 'mysql:x', PALAIS_KEYRNG: 'y' })
    expect(err.trim().split('\n')).toHaveLength(3)
  })

  it('names a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => server.on('listening', resolve))
    const { port } = server.address() as { port: number }
    expect(await refused(await freshFolder(), { PORT: String(port) })).toContain(`Port ${port} on 127.0.0.1 is in use`)
    server.close()
  })

  it('names a folder that is not there', async () => {
    expect(await refused(await freshFolder(), { DATABASE_URL: 'sqlite:no/palais.db' })).toContain('no/palais.db')
  })

  it('names a PostgreSQL server that is not there, without its password', async () => {
    const err = await refused(await freshFolder(), { DATABASE_URL: 'postgres://palais:hunter2@127.0.0.1:1/palais' })
    expect(err).toContain('127.0.0.1:1')
    expect(err).not.toContain('hunter2')
  })

  it('names a file that is no database', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, 'palais.db'), 'Dear all, '.repeat(500))
    expect(await refused(folder)).toContain('palais.db is not a SQLite database')
  })

  it('names a keyring that others can read', async () => {
    const folder = await freshFolder()
    await palais(folder, ['migrate'])
    await chmod(join(folder, 'palais.keyring'), 0o644)
    expect(await refused(folder)).toContain('chmod 600 palais.keyring')
  })

  it('does not take another keyring for the one that is lost', async () => {
    const folder = await freshFolder()
    await palais(folder, ['migrate'])
    await rm(join(folder, 'palais.keyring'))
    expect(await refused(folder)).toContain('keyring')
    expect(await readdir(folder)).toEqual(['palais.db'])
  })

  it('leaves a database alone that a newer version made', async () => {
    const folder = await freshFolder()
    await palais(folder, ['migrate'])
    using database = new DatabaseSync(join(folder, 'palais.db'))
    database.exec("insert into palais_migration (name, timestamp) values ('9999-later', '2030-01-01')")
    database.close()
    expect(await refused(folder)).toContain('newer version')
  })

  it('is refused while another process has the database', async () => {
    const folder = await freshFolder()
    const bot = await startBot(folder)
    const { code, err } = await palais(folder, ['start'])
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('Another process has palais.db open') })
    expect((await fetch(`${bot.url}/health`)).status).toBe(200)
    await bot.kill('SIGTERM')
  })

  it.skipIf(process.getuid?.() === 0)('names a folder that may not be written', async () => {
    const folder = await freshFolder()
    await mkdir(join(folder, 'kept'))
    await chmod(join(folder, 'kept'), 0o500)
    expect(await refused(join(folder, 'kept'))).toContain('may I write to it')
  })
})
