// A sealed restart, as an operator sees it: reminders flow at once, and every command of the vault says that it is locked and how to open it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { plant } from '#test/prove/plant.ts'
import { askBot, freshFolder, palais, startBot } from '#test/support/program.ts'

/** A gateway for messages, and what it took. */
const gateway = async () => {
  const taken: string[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request.setEncoding('utf8')) text += piece
    taken.push(text)
    response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`, taken }
}

const passphrase = 'correct horse battery staple'
const ofTheVault = [
  'contact list',
  'contact log BEN n 2',
  'contact brief KEN',
  'contact gaps A1',
  'ask show A1',
  'ask set A1 KEN owner:me',
  'count A1',
  'pressure show',
  'vault renew',
] as const

it('lets reminders flow, and keeps the vault shut until it is given the passphrase', async () => {
  const folder = await freshFolder()
  const { url, taken } = await gateway()
  const settings = { HOOK_URL: url, HOOK_REPEATS: 'key' }
  const first = await startBot(folder, settings)
  const said = (words: string, place?: string) => askBot(folder, words, place)
  expect(await said('place add hook:board')).toMatch(/^done /)
  expect(await said('follow CMW lead:1h', 'hook:board')).toMatch(/^done /)
  for (const words of [
    'ask new "Oppose L.20" body:HRC',
    'contact log KEN y 2 wants:"OP5 softer"',
    `vault seal ${passphrase}`,
  ])
    expect(await said(words)).toMatch(/^done /)
  await first.kill('SIGKILL')
  await plant({ folder, databaseUrl: `sqlite:${join(folder, 'palais.db')}` }, [{ slug: 'opening', begins: 45 }])

  const second = await startBot(folder, settings)
  await expect.poll(() => taken.join('\n')).toContain('Meeting opening')
  for (const words of ofTheVault) {
    const answer = await said(words)
    expect(answer, words).toMatch(/^refused .*locked/s)
    expect(answer, words).toContain('vault unlock')
    expect(answer).not.toContain('OP5')
  }
  expect(await said(`vault unlock another ${passphrase}`)).toContain('That is not the passphrase')
  const unlocked = await palais(folder, ['vault', 'unlock', ...passphrase.split(' ')])
  expect(unlocked).toMatchObject({ code: 0, out: expect.stringMatching(/^The vault of Home is open/) })
  expect(await said('contact list')).toMatch(/^done .*OP5 softer/s)
  expect((await second.kill('SIGTERM')).code).toBe(0)
})
