// Saved before it is acknowledged, or not at all: a write for which Slack cannot wait any longer leaves nothing behind.
import { describe, expect, it } from 'vitest'
import { savedInTime } from '#adapters/slack/saved-in-time.ts'
import { occupied } from '#test/support/databases.ts'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'
import { slackBot } from '#test/support/slack/slack-bot.ts'

describe('a write', () => {
  it('that comes in time is what it is', async () => {
    expect(await savedInTime(async stillWaits => stillWaits(), 5_000)).toBe('yes')
  })

  it('that is given up is never saved', async () => {
    const stuck = Promise.withResolvers<void>()
    let verdict: string | undefined
    const work = savedInTime(async stillWaits => {
      await stuck.promise
      verdict = stillWaits()
    }, 1)
    expect(await work).toBe('given up')
    stuck.resolve()
    await expect.poll(() => verdict).toBe('no')
  })

  it('that is being saved when time is up is waited for', async () => {
    const disk = Promise.withResolvers<string>()
    const work = savedInTime(async stillWaits => {
      stillWaits()
      return disk.promise
    }, 1)
    await new Promise(resolve => setTimeout(resolve, 10))
    disk.resolve('saved')
    expect(await work).toBe('saved')
  })

  it('behind a database that is busy for too long is acknowledged as not saved, and is not', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using bot = await slackBot(fake, { waits: { write: 300 } })
    await fake.connected()
    const letGo = occupied(bot.database)
    // As PostgreSQL may keep a write waiting while it reads on; the one connection of SQLite keeps both.
    const typed = there.command({ user: 'UAMINA', text: 'event add Hearing when:"2027-03-09 10:00" kind:meeting' })
    const { acked, carried } = await typed
    expect(acked).toBeDefined()
    expect(wordsIn(carried.blocks)).toContain('nothing was saved')
    await letGo()
    await expect
      .poll(() => bot.failures)
      .toEqual([expect.objectContaining({ message: 'nobody waits for it any more' })])
    const sight = { space: 'civic' } as never
    expect(await bot.database.stores.calendar.find('hearing' as never, sight)).toBeUndefined()
    expect(fake.complaints).toEqual([])
  })

  it('that is written directly is not acknowledged before it is saved: Slack delivers it again, and it has one effect', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using bot = await slackBot(fake)
    await fake.connected()
    const letGo = occupied(bot.database)
    const said = { user: 'UAMINA', text: 'event add Hearing when:"2027-03-09 10:00" kind:meeting', eventId: 'Ev9' }
    fake.waits(300)
    expect((await there.write(said)).acked).toBeUndefined()
    fake.waits(100_000)
    const again = there.write({ ...said, retry: 1 })
    await letGo()
    expect((await again).acked).toBeDefined()
    const found = async () =>
      (await bot.database.stores.calendar.slugs({ space: 'civic' as never })).filter(slug => slug.startsWith('hearing'))
    expect(await found()).toEqual(['hearing'])
    await expect.poll(() => fake.teams[0].messages.filter(one => one.botId !== undefined)).toHaveLength(1)
    expect(bot.failures).toEqual([])
  })
})
