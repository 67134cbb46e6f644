// Gaps: nothing that was said goes unheard, however much it was and whether the bot was there; what is old is asked for again, once.
import { describe, expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { line } from '#src/reply/document.ts'
import { bodies, directRoom, eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

describe('What is said in Matrix', () => {
  const meet = (now = () => Temporal.Now.instant()) => {
    const heard = new Set<string>()
    return meetInMatrix({
      now,
      // As the real one does: what was answered before is not answered again.
      dispatch: async ({ id, words }) => {
        const outcome = heard.has(id) ? 'seen' : 'done'
        heard.add(id)
        return { outcome, document: plain(line(`echo ${words}`)) }
      },
    })
  }
  const wanted = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `word${from + at}`)

  it('is all answered, each once, when more came than a sync tells, while it hears and while it is down', async () => {
    await using meeting = await meet()
    const { server, bot, ana } = meeting
    const room = await directRoom(meeting)
    const letGo = server.hold(bot.user)
    for (const word of wanted(0, 110)) await ana.say(room, word)
    letGo()
    const answered = async () => (await bodies(meeting, room)).filter(body => body.startsWith('echo'))
    await eventually(async () => (await answered()).length >= 110)
    await bot.stop()
    for (const word of wanted(110, 220)) await ana.say(room, word)
    await bot.start()
    await eventually(async () => (await answered()).length >= 220)
    expect((await answered()).toSorted()).toEqual(
      wanted(0, 220)
        .map(word => `echo ${word}`)
        .toSorted(),
    )
    expect([...bot.faults, ...server.complaints]).toEqual([])
  })

  it('is all answered also in a room that the bot came into and had not yet remembered when it was killed', async () => {
    let stuck = true
    await using meeting = await meetInMatrix({
      dispatch: ({ words }) =>
        stuck && words === 'wait'
          ? new Promise(() => undefined)
          : Promise.resolve({ outcome: 'done', document: plain(line(`echo ${words}`)) }),
    })
    const { server, bot, ana } = meeting
    // As long as one thing is not answered, nothing is remembered of how far the bot has listened.
    await ana.say(await directRoom(meeting), 'wait')
    const room = await directRoom(meeting)
    const letGo = server.hold(bot.user)
    for (const word of wanted(0, 110)) await ana.say(room, word)
    await bot.stop()
    stuck = false
    letGo()
    await bot.start()
    const answered = async () => (await bodies(meeting, room)).filter(body => body.startsWith('echo'))
    await eventually(async () => (await answered()).length >= 110)
    expect(new Set(await answered()).size).toBe(110)
    expect([...bot.faults, ...server.complaints]).toEqual([])
  })

  it('is asked for again when it is older than a quarter of an hour, once, and not done', async () => {
    let ahead = 0
    await using meeting = await meet(() => Temporal.Now.instant().add({ minutes: ahead }))
    const { bot, ana } = meeting
    const room = await directRoom(meeting)
    await bot.stop()
    await ana.say(room, 'late')
    ahead = 16
    for (let start = 0; start < 2; start++) {
      await bot.start()
      await eventually(async () => (await bodies(meeting, room)).includes('I was away; say it again.'))
      await bot.stop()
    }
    ahead = 0
    await bot.start()
    await ana.say(room, 'now')
    await eventually(async () => (await bodies(meeting, room)).includes('echo now'))
    const said = await bodies(meeting, room)
    expect(said.filter(body => body === 'I was away; say it again.')).toHaveLength(1)
    expect(said).not.toContain('echo late')
  })
})
