// `palais …` in a shell: the running bot answers, or the command alone; and exit codes tell how it went.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshFolder, palais, startBot } from '#test/support/program.ts'

describe('palais in a shell', () => {
  it('answers alone when no bot runs, and again', async () => {
    const folder = await freshFolder()
    const first = await palais(folder, ['help'])
    expect(first).toMatchObject({ code: 0, err: '' })
    expect((await palais(folder, ['help'])).out).toBe(first.out)
  })

  it('asks the bot that runs', async () => {
    const folder = await freshFolder()
    const alone = await palais(folder, ['help'])
    const bot = await startBot(folder)
    expect(await palais(folder, ['help'])).toEqual(alone)
    await bot.kill('SIGTERM')
  })

  it('exits with 1 and writes to stderr what is refused', async () => {
    const { code, out, err } = await palais(await freshFolder(), ['nonsense'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('I do not know "nonsense"')
  })

  it('prints for machines, refusals too', async () => {
    const folder = await freshFolder()
    const done = JSON.parse((await palais(folder, ['--json', 'help'])).out)
    expect(done).toMatchObject({ outcome: 'done', label: 'CLEAR', parts: expect.any(Array) })
    const refused = await palais(folder, ['--json', 'nonsense'])
    expect([refused.code, JSON.parse(refused.out).outcome]).toEqual([1, 'refused'])
  })

  it('speaks for a member, and for nobody who is not one', async () => {
    const folder = await freshFolder()
    const settings = { PALAIS_OWNERS: 'slack:U012AB3CD' }
    expect((await palais(folder, ['--as', 'slack:U012AB3CD', 'help'], { settings })).code).toBe(0)
    const stranger = await palais(folder, ['--as', 'mallory', 'help'], { settings })
    expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('no member "mallory"') })
  })

  it('speaks in a linked room, and in no other', async () => {
    const folder = await freshFolder()
    expect(await palais(folder, ['--in', 'hook:board', 'help'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('"place add hook:board" links one'),
    })
    expect((await palais(folder, ['place', 'add', 'hook:board'])).code).toBe(0)
    expect((await palais(folder, ['--in', 'hook:board', 'place', 'remove'])).code).toBe(0)
    expect((await palais(folder, ['--in', 'hook:board', 'help'])).code).toBe(1)
  })

  it('reads its settings from .env', async () => {
    const folder = await freshFolder()
    await writeFile(join(folder, '.env'), 'PALAIS_ROOT=two words\n')
    expect(await palais(folder, ['help'])).toMatchObject({ code: 2, err: expect.stringContaining('PALAIS_ROOT') })
  })

  it('tells its version without touching anything', async () => {
    const folder = await freshFolder()
    expect(await palais(folder, ['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' })
  })

  it('does not wait for an input that its command does not take', async () => {
    const folder = await freshFolder()
    expect((await palais(folder, ['help'], { input: 'x'.repeat(3_000_000) })).code).toBe(0)
  })
})
