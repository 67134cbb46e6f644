// Tidying in Slack: what the bot answered above GREEN in its conversation with somebody goes after a day, and nothing else.
import { expect, it } from 'vitest'
import { patience } from '#jobs/patience.ts'
import { tidy } from '#jobs/tidy.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { acts } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'
import { slackBot } from '#test/support/slack/slack-bot.ts'

it('takes picks out of the conversation after a day, and leaves the rest', async () => {
  await using fake = await fakeSlack()
  const there = acts(fake)
  there.person('UAMINA')
  await using bot = await slackBot(fake)
  await fake.connected()
  const standing = () =>
    fake.teams[0].messages.filter(
      one => one.channel === 'DAMINADIRECT' && one.botId !== undefined && one.deleted === undefined,
    ).length
  const answered = (count: number) => expect.poll(standing).toBe(count)
  await there.write({ user: 'UAMINA', text: 'contact accept' })
  await answered(1)
  const preview = fake.teams[0].messages.find(one => one.botId !== undefined)!
  await there.press({
    user: 'UAMINA',
    label: 'Confirm',
    blocks: preview.blocks,
    channel: preview.channel,
    message: preview,
  })
  await answered(2)
  for (const [index, text] of ['me', 'contact log KEN y 2', 'contact list KEN'].entries()) {
    await there.write({ user: 'UAMINA', text })
    await answered(3 + index)
  }
  await expect.poll(async () => (await bot.database.stores.tidying.due('2099-01-01T00:00:00.000Z', 10)).length).toBe(2)
  const job = tidy({
    ...bot.database,
    instruments: fixedInstruments(),
    clock: () => bot.now,
    messengers: () => [bot.slack.messenger],
    owner: 'test',
    patience: patience(Temporal.Duration.from({ seconds: 1 })),
    failed: error => void bot.failures.push(error),
  })
  await job.run(bot.now.add({ hours: 23 }))
  expect(standing()).toBe(5)
  await job.run(bot.now.add({ hours: 24 }))
  expect(standing()).toBe(3)
  expect(fake.complaints).toEqual([])
  expect(bot.failures).toEqual([])
})
