// Storms: ten minutes in which Slack refuses most calls and fails at many, over a thousand messages, on a simulated clock.
import { describe, expect, it } from 'vitest'
import { chanceFrom } from '#test/support/chance.ts'
import { memoryStores } from '#test/support/databases.ts'
import type { Fate } from '#test/support/slack/fake-slack.ts'
import { leastScopes, withHistory } from '#test/support/slack/team.ts'
import { sea } from './sea.ts'

const TEN_MINUTES = 600

/** 60 % of calls are refused, and 20 % fail, of which half are done all the same. */
const stormy = (chance: () => number): Fate => {
  const draw = chance()
  if (draw < 0.6) return 'too-many'
  return draw < 0.7 ? 'failed-undone' : draw < 0.8 ? 'failed-done' : 'done'
}

describe('a storm of ten minutes over a thousand messages to twenty channels', () => {
  it.each([
    { why: 'with history granted, everything is sent once', scopes: withHistory, unconfirmed: 'none', channels: 20 },
    { why: 'without it, what nobody can tell is listed', scopes: leastScopes, unconfirmed: 'some', channels: 4 },
  ])(
    '$why',
    async ({ scopes, unconfirmed, channels }) => {
      const database = await memoryStores()
      await using waters = await sea(database, { scopes, channels, each: 50 })
      const chance = chanceFrom(7)
      waters.fake.play(
        () => (waters.seconds() < TEN_MINUTES ? stormy(chance) : 'done'),
        () => 1 + Math.floor(chance() * 10),
      )
      await waters.live(3_600)
      const counts = await waters.counts()
      await waters.live(25)
      const posted = Map.groupBy(waters.fake.teams[0].messages, one => one.channel)
      expect([posted.get('C001'), posted.get('C002')?.length, posted.get('C003')?.length]).toEqual([undefined, 10, 10])
      await database.close()
    },
    60_000,
  )
})
