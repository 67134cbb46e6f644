// Answers: what was done is told, however long the server makes the bot wait; and only what certainly came from a person is done.
import { describe, expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { line } from '#src/reply/document.ts'
import { bodies, directRoom, eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

const LIMITED = { errcode: 'M_LIMIT_EXCEEDED', error: 'Too Many Requests', retry_after_ms: 20 }

describe('An answer in Matrix', () => {
  const meet = async () => {
    const done: string[] = []
    const meeting = await meetInMatrix({
      dispatch: async ({ words }) => {
        if (words === 'break') throw new Error('the database is away')
        done.push(words)
        return { outcome: 'done', document: plain(line(`echo ${words}`)) }
      },
    })
    return { meeting, done }
  }

  it('comes though the server asks to wait many times; "nothing was saved" is said only where that is so', async () => {
    const { meeting, done } = await meet()
    await using _meeting = meeting
    const { server, ana, bot } = meeting
    const room = await directRoom(meeting)
    for (let tries = 0; tries < 9; tries++) server.failNext('/send/m.room.encrypted/a-', 429, LIMITED)
    await ana.say(room, 'one')
    await eventually(async () => (await bodies(meeting, room)).includes('echo one'))
    expect(bot.faults).toEqual([])
    await ana.say(room, 'break')
    await eventually(async () => (await bodies(meeting, room)).some(body => body.includes('nothing was saved')))
    server.failNext('/send/m.room.encrypted/a-', 403, { errcode: 'M_FORBIDDEN' })
    await ana.say(room, 'two')
    await ana.say(room, 'three')
    await eventually(async () => (await bodies(meeting, room)).includes('echo three'))
    const said = await bodies(meeting, room)
    expect(said.filter(body => body.includes('nothing was saved'))).toHaveLength(1)
    expect(said).not.toContain('echo two')
    expect(done).toEqual(['one', 'two', 'three'])
    expect(bot.faults.map(fault => (fault as Error).message)).toEqual(['the database is away', 'm-forbidden'])
  })

  it('to a picture or a file says that it was not read, once, and only in a conversation of two', async () => {
    const { meeting, done } = await meet()
    await using _meeting = meeting
    const { ana, bot } = meeting
    const [direct, room] = [await directRoom(meeting), await ana.makeRoom({ invite: [bot.user] })]
    await eventually(async () => (await bodies(meeting, room)).some(body => body.startsWith('Hello')))
    for (const one of [room, direct]) await ana.say(one, 'list.pdf', { msgtype: 'm.file' })
    for (const one of [room, direct]) await ana.say(one, '!un two')
    await eventually(() => done.length === 2)
    const said = await bodies(meeting, direct)
    expect(said.filter(body => body.startsWith('I read no files'))).toHaveLength(1)
    expect((await bodies(meeting, room)).filter(body => body.startsWith('I read no files'))).toEqual([])
    expect(done).toEqual(['two', 'two'])
    expect(bot.faults).toEqual([])
  }, 60_000)

  it('comes in private where the room does not let it be said', async () => {
    const { meeting } = await meet()
    await using _meeting = meeting
    const { server, ana, bot } = meeting
    const room = await ana.makeRoom({ invite: [bot.user] })
    await eventually(async () => (await bodies(meeting, room)).some(body => body.startsWith('Hello')))
    server.failNext('/send/m.room.encrypted/a-', 403, { errcode: 'M_FORBIDDEN' })
    await ana.say(room, '!un one')
    const others = () => [...server.town.rooms.keys()].filter(one => one !== room)
    await eventually(async () => {
      for (const other of others()) if ((await bodies(meeting, other)).includes('echo one')) return true
    })
    expect(await bodies(meeting, room)).not.toContain('echo one')
    expect(bot.faults).toEqual([])
  })

  it('is given though coming into the room had to wait', async () => {
    const { meeting } = await meet()
    await using _meeting = meeting
    meeting.server.failNext('/join', 429, LIMITED)
    await directRoom(meeting)
    expect(meeting.bot.faults).toEqual([])
  })

  it('is not given to what the server alone says was said: in an encrypted room words come encrypted', async () => {
    const { meeting, done } = await meet()
    await using _meeting = meeting
    const { server, ana } = meeting
    const room = await directRoom(meeting)
    server.town.say(room, {
      type: 'm.room.message',
      sender: ana.user,
      content: { msgtype: 'm.text', body: 'member role @mallory:example.org owner' },
    })
    await eventually(async () => (await bodies(meeting, room)).some(body => body.includes('without encryption')))
    expect(done).toEqual([])
  })
})
