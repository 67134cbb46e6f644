// Held: what is meant for a room waits until a live sync has told whether it is encrypted, whatever the library knows by then.
import { describe, expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { line } from '#src/reply/document.ts'
import { type Message, SendFault } from '#src/reply/messenger.ts'
import type { Place } from '#src/security/member.ts'
import type { FakeHomeserver } from '#test/support/matrix/fake-homeserver.ts'
import { type MatrixBot, space } from '#test/support/matrix/matrix-bot.ts'
import { eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

describe('A message into a room of Matrix', () => {
  const sentBy = (server: FakeHomeserver, user: string, room: string) =>
    server.town.rooms
      .get(room)
      ?.events.filter(event => event.sender === user && /^m\.room\.(?:message|encrypted)$/.test(event.type)) ?? []
  const messageTo = (room: string, id: string): Message => ({
    id,
    place: { id: room, platform: 'matrix', address: room, kind: 'room', space } as unknown as Place,
    document: plain(line('pomegranate')),
    urgency: 'ring',
  })
  /** How an attempt ended: the event, or the code of the fault. */
  const attempt = (bot: MatrixBot, room: string, id: string): Promise<string> =>
    bot
      .connection()
      .messenger.send(messageTo(room, id))
      .catch(error => (error instanceof SendFault ? error.code : String(error)))

  it('leaves encrypted or not at all while the room is new, restored, or not heard of: 0 of 1,000 in clear', async () => {
    await using meeting = await meetInMatrix({
      dispatch: async () => ({ outcome: 'done', document: plain(line('done')) }),
    })
    const { server, bot, ana } = meeting
    let tried = 0
    const ended = new Map<string, number>()
    const tryAt = async (room: string, times: number): Promise<void> => {
      const all = await Promise.all(Array.from({ length: times }, () => attempt(bot, room, `t${++tried}`)))
      for (const one of all) {
        const how = one.startsWith('$') ? 'sent' : one
        ended.set(how, (ended.get(how) ?? 0) + 1)
      }
    }
    const rooms: string[] = []
    for (let round = 0; round < 10; round++) {
      const room = await ana.makeRoom({ invite: [bot.user] })
      rooms.push(room)
      // Invited, joining, joined and not yet told: as the server sees it, the bot is in the room long before it knows of it.
      await tryAt(room, 10)
      await eventually(async () => {
        await tryAt(room, 1)
        return sentBy(server, bot.user, room).length > 0
      })
      await bot.stop()
      const letGo = server.hold(bot.user)
      // The room is known from the cache by now, and nothing was heard of it.
      const started = bot.start()
      await eventually(() => tryAt(room, 5).then(() => (ended.get('not-synced') ?? 0) > round * 20))
      await tryAt(room, 40)
      letGo()
      await started
      await tryAt(room, 10)
    }
    await tryAt(rooms[0] ?? '', Math.max(0, 1_000 - tried))
    expect(tried).toBeGreaterThanOrEqual(1_000)
    expect(ended.get('not-synced')).toBeGreaterThan(100)
    expect(ended.get('sent')).toBeGreaterThan(10)
    for (const room of rooms)
      expect(sentBy(server, bot.user, room).map(one => one.type)).not.toContain('m.room.message')
    expect(server.complaints).toEqual([])
    expect(JSON.stringify(server.transcript)).not.toContain('pomegranate')
  })
})
