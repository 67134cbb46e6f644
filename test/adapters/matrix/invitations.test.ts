// Invitations: the bot says hello each time that it comes, also where it was before.
import { expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { line } from '#src/reply/document.ts'
import { eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

it('A bot that is invited again says hello again', async () => {
  await using meeting = await meetInMatrix({
    dispatch: async () => ({ outcome: 'done', document: plain(line('done')) }),
  })
  const { server, bot, ana } = meeting
  const hellos = async (room: string) =>
    (await ana.read(room)).filter(({ content }) => String(content?.body).startsWith('Hello')).length
  const room = await ana.makeRoom({ invite: [bot.user] })
  await eventually(async () => (await hellos(room)) === 1)
  for (const membership of ['leave', 'invite'])
    server.town.say(room, { type: 'm.room.member', sender: ana.user, state_key: bot.user, content: { membership } })
  await eventually(async () => (await hellos(room)) === 2)
  expect([...bot.faults, ...server.complaints]).toEqual([])
})
