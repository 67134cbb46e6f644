// Large texts: ten megabytes in place of a roll call are refused in one sentence, and stop nobody.
import { describe, expect, it } from 'vitest'
import { plainText } from '#src/reply/plain-text.ts'
import { readRollCalls } from '#src/votes/roll-call/read-roll-calls.ts'
import { openWorld } from '#test/support/world.ts'

const TEN_MEGABYTES = 10 * 1024 * 1024
const vote = 'In favour: Argentina, Finland. Against: China, Cuba. Abstaining: India.'
const filled = (unit: string): string => unit.repeat(Math.ceil(TEN_MEGABYTES / unit.length))

const pastes: readonly { why: string; text: string }[] = [
  { why: 'lists, again and again', text: filled(`${vote}\n\n`) },
  { why: 'one endless word', text: filled('a') },
  { why: 'one endless list without a comma', text: `In favour: ${filled('Argentina ')}` },
]

describe('ten megabytes', () => {
  it.each(pastes)('are refused in one sentence and leave nothing behind: $why', async ({ text }) => {
    await using world = await openWorld()
    const before = await world.rows()
    const answer = await world.say('advocate', `vote log A/HRC/51/L.6 date:2022-10-06\n${text}`)
    expect(answer.outcome).toBe('refused')
    expect(plainText(answer.document).trim()).toBe(
      'That is more than a roll call: 64 KB is the most. Paste only the lists of one vote.',
    )
    expect(await world.rows()).toEqual(before)
  })

  it('do not keep the reader from what stands first', () => {
    const [read] = readRollCalls(`${vote}\n\n${filled(' \n')}`, {
      body: 'HRC',
      date: Temporal.PlainDate.from('2022-10-06'),
    })
    expect(read?.votes['in-favour']).toEqual(['ARG', 'FIN'])
  })
})
