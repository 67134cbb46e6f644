// Waits: what takes long is acknowledged before Slack gives up, and its answer follows.
import { describe, expect, it } from 'vitest'
import { WAITS } from '#adapters/slack/waits.ts'
import { occupied } from '#test/support/databases.ts'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'
import { slackBot } from '#test/support/slack/slack-bot.ts'

describe('While Slack waits', () => {
  it.each(Object.entries(WAITS))('the bot ends its %s with half a second to spare of the three', (_, ms) => {
    expect(ms).toBeLessThanOrEqual(2_500)
  })

  it.each([
    { asked: 'behind a slash', waits: { read: 50 } },
    { asked: 'by a message', waits: { message: 50 } },
  ])('a question $asked is acknowledged, and answered when it can be', async ({ asked, waits }) => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using bot = await slackBot(fake, { waits })
    await fake.connected()
    const letGo = occupied(bot.database)
    const said = { user: 'UAMINA', text: 'next 7d' }
    const heard = await (asked === 'by a message' ? there.write(said) : there.command(said))
    expect(heard.acked).toBeDefined()
    const answers = () => [
      ...heard.responses,
      ...fake.teams[0].messages.filter(one => one.channel === 'DAMINADIRECT' && one.botId !== undefined),
    ]
    expect([heard.carried, answers()]).toEqual([{}, []])
    await letGo()
    await expect.poll(() => wordsIn(answers().map(one => one.blocks))).toContain('Next 7 days')
    expect(fake.complaints).toEqual([])
    expect(bot.failures).toEqual([])
  })
})
