// The shell: an operator gives the program its Matrix device, starts it, and people are answered.
import { spawn } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { freshFolder } from '#test/support/program.ts'
import { type Homeserver, passwordOf, startHomeserver } from './homeserver.ts'
import { describeWithSynapse } from './needs.ts'
import { type Peer, startPeer } from './peer.ts'

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

const run = (folder: string, given: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const env = { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', PORT: '0', LOG_LEVEL: 'info', ...more }
  const child = spawn(process.execPath, [main, ...given], { cwd: folder, env })
  const wrote = { out: '', err: '' }
  child.stdout.on('data', piece => {
    wrote.out += piece
  })
  child.stderr.on('data', piece => {
    wrote.err += piece
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  return { child, wrote, ended }
}

const until = async (wanted: () => boolean, what: () => string): Promise<void> => {
  for (let waited = 0; waited < 240_000; waited += 50) {
    if (wanted()) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(what())
}

describeWithSynapse('From the shell, Matrix', () => {
  let server: Homeserver
  let ana: Peer
  beforeAll(async () => {
    server = await startHomeserver()
    await server.register('ana')
    ana = await startPeer(server, 'ana')
  })
  afterAll(async () => {
    for (const one of [ana, server]) await one?.[Symbol.asyncDispose]()
  })

  it('is set up by answering three questions, and lost keys are explained', async () => {
    const user = await server.register('shell-bot')
    const folder = await freshFolder()
    const login = run(folder, ['matrix-login'])
    login.child.stdin.end(`${server.url}\nshell-bot\n${passwordOf('shell-bot')}\n`)
    expect([await login.ended, login.wrote.err]).toEqual([0, ''])
    expect(login.wrote.out).toContain(`Signed in: ${user}`)
    const [key = ''] = /^ {2}((?:\w{4} ){11}\w{4})$/m.exec(login.wrote.out)?.slice(1) ?? []
    expect(key).not.toBe('')

    const bot = run(folder, ['start'], { PALAIS_OWNERS: `matrix:${ana.user}` })
    await until(
      () => bot.wrote.out.includes('http://'),
      () => `never started: ${bot.wrote.out} ${bot.wrote.err}`,
    )
    const room = await ana.order({ do: 'create room', invite: [user], direct: true })
    await ana.next(one => one.saw === 'message' && one.room === room && /^Hello/.test(one.content?.body ?? ''))
    await ana.order({ do: 'send', room, body: 'status' })
    const status = await ana.next(one => one.saw === 'message' && /^Palais /.test(one.content?.body ?? ''))
    expect(status.encrypted).toBe(true)
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    for (const word of [room, ana.user, user, 'shell-bot', key.slice(0, 9)]) expect(bot.wrote.err).not.toContain(word)

    for (const file of await readdir(folder)) if (file.startsWith('palais.matrix.db')) await rm(join(folder, file))
    const without = run(folder, ['start'])
    await until(
      () => without.wrote.out.includes('palais.matrix.db'),
      () => `never said: ${without.wrote.out} ${without.wrote.err}`,
    )
    without.child.kill('SIGTERM')
    await without.ended
    const again = run(folder, ['matrix-login'])
    again.child.stdin.end(`${server.url}\nshell-bot\n${passwordOf('shell-bot')}\n${key}\n`)
    expect([await again.ended, again.wrote.err]).toEqual([0, ''])
    expect(again.wrote.out).not.toContain('Recovery key, shown')
  })

  it('is set up by three settings where nobody attends', async () => {
    await server.register('quiet-bot')
    const folder = await freshFolder()
    const settings = {
      MATRIX_HOMESERVER: server.url,
      MATRIX_USER: 'quiet-bot',
      MATRIX_PASSWORD: passwordOf('quiet-bot'),
    }
    const bot = run(folder, ['start'], settings)
    await until(
      () => bot.wrote.out.includes('http://'),
      () => `never started: ${bot.wrote.out} ${bot.wrote.err}`,
    )
    const key = (await readFile(join(folder, 'palais.matrix.recovery-key'), 'utf8')).trim()
    expect(key).toMatch(/^(\w{4} ){11}\w{4}$/)
    expect(`${bot.wrote.out}${bot.wrote.err}`).not.toContain(key)
    const second = run(folder, ['matrix-login'])
    second.child.stdin.end()
    expect(await second.ended).toBe(2)
    expect(second.wrote.err).toContain('Another process uses the Matrix device')
    bot.child.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
  })
})
