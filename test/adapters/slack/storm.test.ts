// Storms: ten minutes in which Slack refuses most calls and fails at many, over a thousand messages, on a simulated clock.
import { describe, expect, it } from 'vitest'
import { chanceFrom } from '#test/support/chance.ts'
import { memoryStores } from '#test/support/databases.ts'
import type { Fate } from '#test/support/slack/fake-slack.ts'
import { leastScopes, withHistory } from '#test/support/slack/team.ts'
import { sea } from './sea.ts'

const TEN_MINUTES = 600
const EACH = 50

/** 60 % of calls are refused, and 20 % fail, of which half are done all the same. */
const stormy = (chance: () => number): Fate => {
  const draw = chance()
  if (draw < 0.6) return 'too-many'
  return draw < 0.7 ? 'failed-undone' : draw < 0.8 ? 'failed-done' : 'done'
}

describe('a storm of ten minutes', () => {
  it.each([
    {
      why: 'over a thousand messages, with history granted: all sent once, in three calls at most on average',
      scopes: withHistory,
      channels: 20,
      calls: 3,
    },
    // So few messages may have bad luck: their average is above 3.
    { why: 'without history: what nobody can tell is listed', scopes: leastScopes, channels: 4, calls: 4 },
  ])('$why', async ({ scopes, channels, calls }) => {
    const database = await memoryStores()
    await using waters = await sea(database, { scopes, channels, each: EACH })
    const chance = chanceFrom(7)
    waters.fake.play(
      () => (waters.seconds() < TEN_MINUTES ? stormy(chance) : 'done'),
      () => 1 + Math.floor(chance() * 10),
    )
    await waters.live(3_600)
    const { sent, unconfirmed } = await waters.counts()
    expect(sent + unconfirmed).toBe(channels * EACH)
    const posted = waters.fake.teams[0].messages.map(one => JSON.stringify(one.metadata))
    expect(new Set(posted).size).toBe(posted.length)
    if (scopes === withHistory) expect([sent, posted.length]).toEqual([channels * EACH, channels * EACH])
    else expect(unconfirmed).toBeGreaterThan(0)
    expect(waters.fake.calls.length / (channels * EACH)).toBeLessThan(calls)
    expect(waters.fake.complaints).toEqual([])
    await database.close()
  })

  it.each([
    { why: 'with history granted all of each goes once', scopes: withHistory },
    { why: 'without history what nobody can tell is listed, and nothing doubled', scopes: leastScopes },
  ])(
    'over long notices: $why',
    async ({ scopes }) => {
      const database = await memoryStores()
      await using waters = await sea(database, { scopes, channels: 2, each: 30, about: 'all' })
      const chance = chanceFrom(11)
      waters.fake.play(
        () => (waters.seconds() < TEN_MINUTES ? stormy(chance) : 'done'),
        () => 1 + Math.floor(chance() * 5),
      )
      await waters.live(3_600)
      const { sent, unconfirmed } = await waters.counts()
      expect(sent + unconfirmed).toBe(60)
      const named = waters.fake.teams[0].messages.map(
        one => (one.metadata as { event_payload: { id: string; part: number; parts: number } }).event_payload,
      )
      const parts = Map.groupBy(named, one => one.id)
      const whole = [...parts.values()].filter(all => new Set(all.map(one => one.part)).size === all[0]?.parts)
      expect(new Set(named.map(one => `${one.id} ${one.part}`)).size).toBe(named.length)
      expect(Math.min(...named.map(one => one.parts))).toBeGreaterThan(1)
      expect(whole.length).toBeGreaterThanOrEqual(sent)
      if (scopes === withHistory) expect(sent).toBe(60)
      else expect(unconfirmed).toBeGreaterThan(0)
      expect(waters.fake.complaints).toEqual([])
      await database.close()
    },
    180_000,
  )

  it('in one channel leaves the others at their pace', async () => {
    const database = await memoryStores()
    await using waters = await sea(database, { scopes: leastScopes, channels: 3, each: 10 })
    waters.fake.play(
      (_, args) => (args.channel === 'C001' ? 'too-many' : 'done'),
      () => 30,
    )
    await waters.live(25)
    const posted = Map.groupBy(waters.fake.teams[0].messages, one => one.channel)
    expect([posted.get('C001'), posted.get('C002')?.length, posted.get('C003')?.length]).toEqual([undefined, 10, 10])
    await database.close()
  })
})

describe('a channel that the bot was taken out of', () => {
  it('keeps what is due for it until the bot is back', async () => {
    const database = await memoryStores()
    await using waters = await sea(database, { scopes: leastScopes, channels: 1, each: 2 })
    const channel = waters.fake.teams[0].channels.get('C001')
    channel?.members.delete('UBOT1')
    await waters.live(60)
    expect(await waters.counts()).toMatchObject({ dead: 0, sent: 0, queued: 2 })
    channel?.members.add('UBOT1')
    await waters.live(900)
    expect(await waters.counts()).toMatchObject({ sent: 2 })
    await database.close()
  })
})
