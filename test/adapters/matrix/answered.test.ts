// Answered: whoever spoke is answered, though the process ended between what it did and its answer; and is answered once.
import { describe, expect, it } from 'vitest'
import { command } from '#src/conversation/command.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import { answer, clear, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { bodies, directRoom, eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

const basic = { summary: 'for this test', permission: 'read', fields: {}, examples: [] } as const
const done: string[] = []
const menu = [
  command({
    ...basic,
    verb: 'plant',
    effect: 'write',
    handle: async () => {
      done.push('plant')
      return ok(answer(clear([line('A quince is planted.')])))
    },
  }),
  command({
    ...basic,
    verb: 'look',
    effect: 'read',
    handle: async () => ok(answer(clear([line('There it stands.')]))),
  }),
  command({ ...basic, verb: 'fell', effect: 'write', handle: async () => refuse('Nobody fells it.') }),
]

describe('Whoever speaks in Matrix', () => {
  const cases = [
    ['plant', 'A quince is planted.', 'That is done. I could not tell you when I did it.'],
    ['look', 'There it stands.', 'There it stands.'],
    ['fell', 'Nobody fells it.', 'I did not do that, and could not tell you why. Say it again.'],
  ] as const

  it.each(cases)('and says %s is answered after a start when the process ended before', async (verb, first, later) => {
    done.length = 0
    let ends: 'before the answer' | 'never' = 'before the answer'
    let heard = 0
    await using meeting = await meetInMatrix({
      dispatch: async utterance => {
        const { database } = meeting.bot
        const about = { version: '0', publicUrl: '', database: 'SQLite', calendar: '' }
        const answered = await dispatch(utterance, Temporal.Now.instant(), {
          ...database,
          instruments: fixedInstruments(),
          menu,
          about,
          root: 'un',
        })
        heard++
        return ends === 'never' ? answered : new Promise(() => undefined)
      },
    })
    const { bot, ana, server } = meeting
    const room = await directRoom(meeting)
    await ana.say(room, verb)
    await eventually(() => heard === 1)
    await bot.stop()
    ends = 'never'
    for (const word of ['whatever', 'anything']) {
      if (word === 'anything') await bot.stop()
      await bot.start()
      await ana.say(room, word)
      await eventually(async () => (await bodies(meeting, room)).some(body => body.includes(`"${word}"`)))
    }
    const said = (await bodies(meeting, room)).filter(body => body === later)
    expect(said).toEqual([later])
    if (later !== first) expect(await bodies(meeting, room)).not.toContain(first)
    expect(done).toEqual(verb === 'plant' ? ['plant'] : [])
    expect([...bot.faults, ...server.complaints]).toEqual([])
  })
})
