// Slack over Socket Mode: what people type, press and write, answered in a strict fake of Slack.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Acts, acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { type SlackBot, slackBot } from '#test/support/slack/slack-bot.ts'

let fake: FakeSlack
let bot: SlackBot
let there: Acts

beforeEach(async () => {
  fake = await fakeSlack()
  there = acts(fake)
  there.person('UAMINA')
  there.person('UGIL', 'guest')
  there.person('UOZ', 'outside')
  there.channel('CCIVIC', ['UAMINA'])
  bot = await slackBot(fake)
  await fake.connected()
})

afterEach(async () => {
  await bot[Symbol.asyncDispose]()
  await fake[Symbol.asyncDispose]()
  expect(fake.complaints).toEqual([])
})

/** What the bot posted in a channel, once it has. */
const posted = (channel: string, count = 1) =>
  expect
    .poll(() => fake.teams[0].messages.filter(one => one.channel === channel && one.botId !== undefined))
    .toHaveLength(count)

describe('a command', () => {
  it('is answered with its acknowledgement, to whoever asked alone', async () => {
    const { acked, carried } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'next 7d' })
    expect(acked).toBeDefined()
    expect(carried.response_type).toBe('ephemeral')
    expect(wordsIn(carried.blocks)).toContain('Next 7 days')
  })

  it.each([
    ['a guest', 'UGIL'],
    ['somebody of another workspace', 'UOZ'],
  ])('of %s is refused politely', async (_, user) => {
    const { carried } = await there.command({ user, channel: 'CCIVIC', text: 'next 7d' })
    expect(wordsIn(carried.blocks)).toContain('I answer full members of a workspace only')
  })
})

describe('a button', () => {
  it('says its words, and its answer takes the place of what only one saw', async () => {
    const { carried } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'next 7d' })
    const { responses } = await there.press({
      user: 'UAMINA',
      channel: 'CCIVIC',
      label: 'Only deadlines',
      blocks: carried.blocks as readonly unknown[],
    })
    await expect.poll(() => responses).toHaveLength(1)
    expect(responses[0]).toMatchObject({ replace_original: true, response_type: 'ephemeral' })
  })

  it('shows an answer to everybody where it was asked', async () => {
    const { carried } = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'next 7d' })
    const { responses } = await there.press({
      user: 'UAMINA',
      channel: 'CCIVIC',
      label: 'Show to everybody here',
      blocks: carried.blocks as readonly unknown[],
    })
    await expect.poll(() => responses).toHaveLength(2)
    expect(responses[0]).toMatchObject({ response_type: 'in_channel', replace_original: false })
    expect(responses[1]).toEqual({ delete_original: true })
  })

  it('that confirms does so once, however often it is pressed', async () => {
    const preview = await there.command({
      user: 'UAMINA',
      channel: 'CCIVIC',
      text: 'event cancel hrc-64 why:no money public:yes',
    })
    const press = () =>
      there.press({
        user: 'UAMINA',
        channel: 'CCIVIC',
        label: 'Confirm',
        blocks: preview.carried.blocks as readonly unknown[],
      })
    const [first, second] = await Promise.all([press(), press()])
    await expect.poll(() => [...first.responses, ...second.responses]).toHaveLength(1)
    expect((await bot.database.stores.acts.latest('m-UAMINA' as never, 'civic' as never, '2026-01-01'))?.undo).toBe(
      'undo K1',
    )
  })
})

describe('a mention', () => {
  it('is answered to whoever wrote it, alone', async () => {
    await there.mention({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })
    await posted('CCIVIC')
    expect(fake.teams[0].messages.at(-1)).toMatchObject({ only: 'UAMINA' })
  })

  it('of a program is refused, once an hour', async () => {
    there.person('UOTHER', 'bot')
    await there.mention({ user: 'UOTHER', channel: 'CCIVIC', text: 'next', more: { bot_id: 'BOTHER' } })
    await there.mention({ user: 'UOTHER', channel: 'CCIVIC', text: 'next', more: { bot_id: 'BOTHER' } })
    await posted('CCIVIC')
    expect(wordsIn(fake.teams[0].messages.at(-1)?.blocks)).toContain('I answer people only.')
  })
})

describe('a connection', () => {
  it('is replaced before it ends, and nothing said meanwhile is lost', async () => {
    const asking = there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })
    fake.refresh()
    const { acked } = await asking
    expect(acked).toBeDefined()
    await fake.connected()
    expect((await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })).acked).toBeDefined()
  })

  it('that Slack warns of is replaced too', async () => {
    fake.refresh('warning')
    await fake.connected()
    expect((await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })).acked).toBeDefined()
  })

  it.each(['too_many_websockets', 'link_disabled'] as const)(
    'that is refused with %s is tried again in peace, until it is not',
    async reason => {
      fake.refuse(reason)
      const before = fake.attempts
      fake.cut()
      await expect.poll(() => fake.attempts).toBeGreaterThan(before + 1)
      expect(fake.attempts).toBeLessThan(before + 6)
      fake.refuse('nothing')
      await fake.connected()
      expect((await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })).acked).toBeDefined()
    },
  )

  it('that breaks is made again at once', async () => {
    fake.cut()
    await fake.connected()
    expect((await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'me' })).acked).toBeDefined()
  })
})

describe('a crowd', () => {
  it('of 200 commands at once is acknowledged in good time', async () => {
    const heard = await Promise.all(
      Array.from({ length: 200 }, () => there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'next 7d' })),
    )
    expect(heard.filter(one => one.acked === undefined)).toEqual([])
    expect(fake.calls.filter(one => one.method === 'users.info').length).toBeLessThan(5)
  })
})

describe('a direct message', () => {
  it('is answered although Slack asks for time', async () => {
    let refused = 0
    fake.play(method => (method === 'chat.postMessage' && refused++ < 2 ? 'too-many' : 'done'))
    await there.write({ user: 'UAMINA', text: 'me' })
    await expect.poll(() => fake.teams[0].messages.filter(one => one.botId !== undefined)).toHaveLength(1)
  })

  it('is answered once, however often it is delivered', async () => {
    const first = await there.write({ user: 'UAMINA', text: 'me', eventId: 'Ev1' })
    await there.write({ user: 'UAMINA', text: 'me', eventId: 'Ev1', retry: 1 })
    expect(first.acked).toBeDefined()
    await posted('DAMINADIRECT')
    expect(bot.failures).toEqual([])
  })
})
