// Too late: what Slack takes no more by the time the bot has it ready.
import { expect, it, vi } from 'vitest'
import { openForm } from '#adapters/slack/open-form.ts'
import type { People } from '#adapters/slack/people.ts'
import type { Workspace } from '#adapters/slack/workspaces.ts'
import { menu } from '#src/commands/index.ts'
import { formInstead } from '#src/conversation/form.ts'
import { SendFault } from '#src/reply/messenger.ts'
import { occupied } from '#test/support/databases.ts'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'
import { slackBot, unhurried } from '#test/support/slack/slack-bot.ts'

it.each([
  { minutes: 29, how: 'comes at its address', responses: 1 },
  { minutes: 31, how: 'is posted for whoever asked alone', responses: 0 },
])('An answer after $minutes minutes $how', async ({ minutes, responses }) => {
  let passed = 0
  await using fake = await fakeSlack({ now: () => Date.now() + passed })
  const there = acts(fake)
  there.person('UAMINA')
  there.channel('CCIVIC', ['UAMINA'])
  await using bot = await slackBot(fake, { waits: { read: 50 } })
  await fake.connected()
  const letGo = occupied(bot.database)
  const heard = await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'next 7d' })
  expect(heard.carried).toEqual({})
  passed = minutes * 60_000
  await letGo()
  const whispered = () => fake.teams[0].messages.filter(one => one.only === 'UAMINA')
  const answers = () => [...heard.responses, ...whispered()]
  await expect.poll(() => wordsIn(answers().map(one => one.blocks))).toContain('Next 7 days')
  expect([heard.responses.length, whispered().length]).toEqual([responses, 1 - responses])
  expect(fake.complaints).toEqual([])
  expect(bot.failures).toEqual([])
})

it('A form that somebody closes before it is filled in is let go', async () => {
  vi.useFakeTimers()
  const calls: string[] = []
  const call = async (method: string) => {
    calls.push(method)
    if (method === 'views.update') throw new SendFault('refused', 'not-found')
    return { view: { id: 'V1' } }
  }
  const failures: unknown[] = []
  const surroundings = {
    people: { of: async () => ({ standing: 'full', name: 'amina' }) } as Partial<People> as People,
    waits: unhurried,
    failed: (error: unknown) => failures.push(error),
  }
  const form = formInstead('vote log', menu)
  if (form === undefined) throw new Error('vote log has no form')
  const workspace = { prefix: '', call } as Partial<Workspace> as Workspace
  const asked = { workspace, user: 'UAMINA', trigger: 'T1', form, remembered: {} }
  expect(await openForm(asked, surroundings)).toBe('opened')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([calls, failures]).toEqual([['views.open', 'views.update'], []])
  vi.useRealTimers()
})
