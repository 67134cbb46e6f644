// Signed out: a session that ended goes on with the same keys once somebody gives the password; a device that was forgotten never does.
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keyringFrom } from '#adapters/keyring/keyring.ts'
import { plain } from '#adapters/matrix/answer.ts'
import { logIn } from '#adapters/matrix/log-in.ts'
import { line } from '#src/reply/document.ts'
import { passwordOf } from '#test/support/matrix/fake-homeserver.ts'
import { eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

it('A Matrix device that was signed out says so, and is signed in again with its keys where the homeserver has it still', async () => {
  await using meeting = await meetInMatrix({
    dispatch: async ({ words }) => ({ outcome: 'done', document: plain(line(`echo ${words}`)) }),
  })
  const { server, bot, ana } = meeting
  const devices = () => [...server.town.devices.values()].filter(one => one.user === bot.user).map(one => one.id)
  const signIn = () =>
    logIn(
      { keptIn: { file: join(bot.folder, 'device.db') } },
      {
        keyring: keyringFrom(new Uint8Array(32).fill(7)),
        timeout: Temporal.Duration.from({ seconds: 20 }),
        ask: async question => `not asked: ${question}`,
        askHidden: async () => passwordOf('palais'),
        stop: code => void bot.faults.push(code),
      },
    )
  const room = await ana.makeRoom({ invite: [bot.user], direct: true })
  const reads = (words: string) => async () =>
    (await ana.read(room)).some(({ content }) => String(content?.body).startsWith(words))
  await eventually(reads('Hello'))
  const before = devices()

  server.signOut(bot.user, 'ended')
  await eventually(() => bot.faults.length > 0)
  expect(bot.faults.splice(0).map(String)).toEqual([expect.stringContaining('M_UNKNOWN_TOKEN')])
  const findings = await bot.connection().tryOut('home' as never)
  expect(findings.map(({ well, sentence }) => [well, /has signed the device out/.test(sentence)])).toEqual([
    ['no', true],
  ])
  await bot.stop()
  expect(await signIn()).toMatch(/^Signed in again: @palais:example.org .* with the same keys/)
  expect(devices()).toEqual(before)
  await bot.start()
  await ana.say(room, 'one')
  await eventually(reads('echo one'))
  await bot.stop()
  await expect(signIn()).rejects.toThrow(/^Signed in already/)

  server.signOut(bot.user, 'forgotten')
  await expect(signIn()).rejects.toThrow(/forgot it.*recovery key/)
  await expect(bot.start()).rejects.toThrow('M_UNKNOWN_TOKEN')
  expect(bot.faults.map(String)).toEqual([expect.stringContaining('M_UNKNOWN_TOKEN')])
})
