// At rest: the files of a device that has heard and said something hold no word, no room and nobody's name.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { line } from '#src/reply/document.ts'
import { eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

it('What is kept of Matrix tells nobody who spoke where about what', async () => {
  await using meeting = await meetInMatrix({
    dispatch: async ({ words }) => ({ outcome: 'done', document: plain(line(`persimmon ${words}`)) }),
  })
  const { server, bot, ana } = meeting
  const room = await ana.makeRoom({ invite: [bot.user], direct: true })
  server.town.say(room, { type: 'm.room.name', sender: ana.user, state_key: '', content: { name: 'tamarind' } })
  await eventually(async () => (await ana.read(room)).some(({ content }) => String(content?.body).startsWith('Hello')))
  await ana.say(room, 'pomegranate')
  await eventually(async () =>
    (await ana.read(room)).some(({ content }) => String(content?.body).startsWith('persimmon')),
  )
  await bot.stop()
  const files = await readdir(bot.folder)
  const bytes = Buffer.concat(await Promise.all(files.map(file => readFile(join(bot.folder, file)))))
  const { token, id } = [...server.town.devices.values()].find(({ user }) => user === bot.user) ?? {}
  const telling = [
    room,
    ana.user,
    bot.user,
    'example.org',
    'tamarind',
    'pomegranate',
    'persimmon',
    token ?? '',
    id ?? '',
  ]
  expect(bytes.length).toBeGreaterThan(10_000)
  expect(telling.filter(word => word === '' || bytes.includes(word))).toEqual([])
  expect(JSON.stringify(server.transcript)).not.toMatch(/pomegranate|persimmon/)
  await bot.start()
})
