// Somebody in Slack who only ever types in channels: what is for them alone reaches them in a conversation that the bot opens.
import { describe, expect, it } from 'vitest'
import { plan } from '#jobs/plan.ts'
import { fixedInstruments } from '#test/support/instruments.ts'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { sendDue } from '#test/support/slack/send-due.ts'
import { type SlackBot, slackBot } from '#test/support/slack/slack-bot.ts'
import type { TeamUser } from '#test/support/slack/team.ts'

const posted = (slack: FakeSlack, channel: string) =>
  slack.teams[0].messages.filter(one => one.channel === channel && one.botId !== undefined)

const opened = (slack: FakeSlack) => slack.calls.filter(one => one.method === 'conversations.open')

/** The coordinator's event, of which Cleo wants to be reminded. */
const call = 'event add "Coalition call" when:"2026-11-23 15:00" kind:meeting'
const wish = 'remind coalition-call 2h'

/** Two hours before it. */
const untilDue = async (bot: SlackBot): Promise<void> => {
  bot.now = Temporal.Instant.from('2026-11-23T13:00:00+01:00')
  await plan({ ...bot.database, instruments: fixedInstruments(), clock: () => bot.now }).run(bot.now)
  await sendDue(bot)
}

/** A word for somebody who has not said anything yet, as when an owner is told that somebody was shut out. */
const tell = async ({ database, now }: SlackBot, id: string, address: string): Promise<void> => {
  const { members, outbox } = database.stores
  const place = { id: `p-${id}`, platform: 'slack', address, kind: 'direct', member: `m-${id}` } as never
  await members.setPlace(place, undefined, '2026-01-01T00:00:00.000Z')
  await outbox.queue([
    {
      id: `d-${id}`,
      key: `d-${id}`,
      kind: 'word',
      space: 'civic',
      place: `p-${id}`,
      subjects: ['recovered'],
      dueAt: now.subtract({ minutes: 1 }).toString({ smallestUnit: 'millisecond' }),
      notAfter: '2026-12-21T08:00:00.000Z',
    } as never,
  ])
}

const town = async () => {
  const fake = await fakeSlack()
  const there = acts(fake)
  for (const id of ['UAMINA', 'UCLEO']) there.person(id)
  there.channel('CCIVIC', ['UAMINA', 'UCLEO'])
  const bot = await slackBot(fake, { members: { UAMINA: 'owner', UCLEO: 'advocate' } })
  await fake.connected()
  const says = async (user: string, text: string) =>
    wordsIn((await there.command({ user, channel: 'CCIVIC', text })).carried.blocks)
  return {
    fake,
    there,
    bot,
    says,
    [Symbol.asyncDispose]: async () => {
      await bot[Symbol.asyncDispose]()
      await fake[Symbol.asyncDispose]()
    },
  }
}

describe('whoever only types in channels', () => {
  it('is reminded alone, in a conversation that is opened for the reminder and not for the answer', async () => {
    await using given = await town()
    const { fake, there, bot, says } = given
    await says('UAMINA', call)
    expect(await says('UCLEO', wish)).toContain('I remind you of Coalition call')
    expect(opened(fake)).toEqual([])
    await untilDue(bot)
    const [reminder, ...more] = posted(fake, 'DCLEODIRECT')
    expect(more).toEqual([])
    expect(wordsIn(reminder?.blocks)).toContain('In 2 hours: Coalition call')
    expect(posted(fake, 'CCIVIC')).toEqual([])
    expect(opened(fake).filter(({ args }) => args.users === 'UCLEO')).toHaveLength(1)
    await there.write({ user: 'UCLEO', text: 'following' })
    await expect.poll(() => posted(fake, 'DCLEODIRECT').length).toBe(2)
    expect(wordsIn(posted(fake, 'DCLEODIRECT')[1]?.blocks)).toContain('You follow:')
    expect(opened(fake).filter(({ args }) => args.users === 'UCLEO')).toHaveLength(1)
    expect(fake.complaints).toEqual([])
    expect(bot.failures).toEqual([])
  })

  it('finds there what they set up in a channel, when they write directly before it is due', async () => {
    await using given = await town()
    const { fake, there, bot, says } = given
    await says('UAMINA', call)
    await says('UCLEO', wish)
    await there.write({ user: 'UCLEO', text: 'me zone:Kathmandu' })
    await there.write({ user: 'UCLEO', text: 'following' })
    await expect.poll(() => posted(fake, 'DCLEODIRECT').length).toBe(2)
    expect(wordsIn(posted(fake, 'DCLEODIRECT')[1]?.blocks)).toContain('coalition-call')
    await untilDue(bot)
    expect(posted(fake, 'DCLEODIRECT')).toHaveLength(3)
    expect(opened(fake).filter(({ args }) => args.users === 'UCLEO')).toEqual([])
    expect(bot.failures).toEqual([])
  })

  it('is reached once Slack lets the conversation be opened, and is told once', async () => {
    await using given = await town()
    const { fake, bot } = given
    await tell(bot, 'UCLEO', 'UCLEO')
    const fates = ['too-many'] as const
    let tries = 0
    fake.play(method => (method === 'conversations.open' ? (fates[tries++] ?? 'done') : 'done'))
    let minutes = 0
    await expect
      .poll(async () => {
        await sendDue(bot, bot.now.add({ minutes: ++minutes }))
        return posted(fake, 'DCLEODIRECT').length
      })
      .toBe(1)
    expect(tries).toBe(2)
    expect(bot.failures).toEqual([])
  })

  it.each([
    { kind: 'guest', why: 'guests see little of a workspace, and are not told by themselves' },
    { kind: 'outside', why: 'another workspace reads what is said there' },
    { kind: 'gone', why: 'nobody would read it' },
    { kind: 'bot', why: 'two programs that write to each other never end' },
  ] as const)('is never begun with when they are $kind: $why', async ({ kind }) => {
    await using given = await town()
    const { fake, there, bot } = given
    there.person('UCLEO', kind satisfies TeamUser['kind'])
    await tell(bot, 'UCLEO', 'UCLEO')
    await sendDue(bot)
    expect(opened(fake)).toEqual([])
    expect(await bot.database.stores.outbox.delivery('d-UCLEO')).toMatchObject({
      state: 'dead',
      code: 'not-a-full-member',
    })
    expect(bot.failures).toEqual([])
  })

  it('is not written to under an account that they gave up', async () => {
    await using given = await town()
    const { fake, bot } = given
    await tell(bot, 'UCLEO', 'UCLEO')
    await tell(bot, 'UAMINA', 'DAMINADIRECT')
    for (const id of ['UCLEO', 'UAMINA']) await bot.database.stores.members.removeAccount({ platform: 'slack', id })
    await sendDue(bot)
    expect(opened(fake)).toEqual([])
    expect([...posted(fake, 'DCLEODIRECT'), ...posted(fake, 'DAMINADIRECT')]).toEqual([])
  })
})
