// The card of a vote in a channel: a picture with words beside it, swapped in place whenever the vote stands otherwise.
import { describe, expect, it } from 'vitest'
import { takeVotes } from '#adapters/cli/take-votes.ts'
import { hash } from '#adapters/instruments.ts'
import { iso3 } from '#src/states/state.ts'
import { packBallots } from '#src/votes/packed-ballots.ts'
import type { SourcedVote } from '#src/votes/sourced-vote.ts'
import { type Acts, acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { sendDue } from '#test/support/slack/send-due.ts'
import { type SlackBot, slackBot } from '#test/support/slack/slack-bot.ts'

const LIST = 'date:2020-10-06 all yes but VEN ERI no, PHL abs'

const cards = (fake: FakeSlack) =>
  fake.teams[0].messages.filter(one => one.channel === 'CCIVIC' && one.botId !== undefined && one.only === undefined)

const imageIn = (blocks: readonly unknown[]) =>
  (blocks as readonly { type: string; alt_text?: string; slack_file?: { id: string } }[]).find(
    one => one.type === 'image',
  )

const inCivic = async (play: (there: Acts, bot: SlackBot, fake: FakeSlack) => Promise<void>): Promise<void> => {
  await using fake = await fakeSlack()
  const there = acts(fake)
  for (const id of ['UAMINA', 'UBO']) there.person(id)
  there.channel('CCIVIC', ['UAMINA', 'UBO'])
  await using bot = await slackBot(fake, { members: { UAMINA: 'coordinator', UBO: 'advocate' } })
  await fake.connected()
  await play(there, bot, fake)
  expect(fake.complaints).toEqual([])
  expect(bot.failures).toEqual([])
}

describe('the card of a vote', () => {
  it('is posted by the button below the vote, and swapped as it is verified, corrected and taken back', () =>
    inCivic(async (there, bot, fake) => {
      const say = (user: string, text: string) => there.command({ user, channel: 'CCIVIC', text })
      await say('UAMINA', `vote log A/HRC/45/L.2 ${LIST}`)
      const { responses } = await say('UAMINA', 'vote show V1')
      await expect.poll(() => responses).toHaveLength(1)
      await there.press({
        user: 'UAMINA',
        channel: 'CCIVIC',
        label: 'Show to everybody here',
        blocks: responses[0]?.blocks as readonly unknown[],
      })
      await sendDue(bot)
      const [card] = cards(fake)
      const first = imageIn(card?.blocks ?? [])
      expect(wordsIn(card?.blocks)).toContain('UNVERIFIED, 1 of 2 readers')
      expect(first?.alt_text).toBe('Result. A/HRC/45/L.2: in favour 44, against 2, abstaining 1, absent 0.')
      const files = [first?.slack_file?.id]
      for (const [user, words, standing] of [
        ['UBO', `vote log A/HRC/45/L.2 ${LIST}`, 'Read twice, both agree'],
        ['UAMINA', 'vote correct V1 but ERI yes', 'UNVERIFIED'],
        ['UAMINA', 'vote withdraw V1', 'Read twice, both agree'],
      ] as const) {
        await say(user, words)
        await sendDue(bot)
        expect(cards(fake)).toHaveLength(1)
        expect(wordsIn(cards(fake)[0]?.blocks)).toContain(standing)
        const picture = imageIn(cards(fake)[0]?.blocks ?? [])
        expect(picture?.alt_text).toContain('Result by regional group.')
        files.push(picture?.slack_file?.id)
      }
      expect(new Set(files).size).toBe(3)
      expect(cards(fake)[0]?.edits).toBe(3)
      expect(fake.calls.filter(one => one.method === 'chat.update')).toHaveLength(3)
    }))

  it('is swapped whatever changes it: what is said of its draft, and a source that is read', () =>
    inCivic(async (there, bot, fake) => {
      const say = (text: string) => there.command({ user: 'UAMINA', channel: 'CCIVIC', text })
      await say(`vote log A/HRC/45/L.2 ${LIST}`)
      await say('vote share V1')
      await sendDue(bot)
      await say('draft set A/HRC/45/L.2 title:"A new title" question:"to keep OP 3"')
      await sendDue(bot)
      expect(wordsIn(cards(fake)[0]?.blocks)).toMatch(/A new title[\s\S]*Question put: to keep OP 3/)
      await say('undo')
      await sendDue(bot)
      expect(wordsIn(cards(fake)[0]?.blocks)).not.toContain('A new title')
      const before = await bot.database.stores.votes.vote(1)
      const vote: SourcedVote = {
        origin: 'library',
        name: 'elsewhere',
        day: '2020-10-06',
        outcome: 'adopted',
        standing: 'official',
        source: 'A/HRC/45/2',
        ballots: packBallots(new Map([...(before?.ballots ?? []), [iso3('VEN'), 'abstaining']])),
        findings: [],
        draft: { symbol: 'A/HRC/45/L.2', body: 'HRC', kind: 'resolution' },
      }
      const answered = await takeVotes({
        ...bot.database,
        hash,
        now: () => bot.now,
        failed: e => bot.failures.push(e),
      })({
        votes: [{ ...vote, findings: [] }],
      })
      expect(JSON.parse(answered.text)).toMatchObject({ joined: 1 })
      await sendDue(bot)
      expect(wordsIn(cards(fake)[0]?.blocks)).toContain('in favour 44 · against 1 · abstaining 2')
      expect(cards(fake)).toHaveLength(1)
    }))

  it('that says nothing new any more is swapped as well', () =>
    inCivic(async (there, bot, fake) => {
      const say = (text: string) => there.command({ user: 'UAMINA', channel: 'CCIVIC', text })
      await say(`vote log A/HRC/45/L.2 ${LIST}`)
      await say('vote share V1')
      await sendDue(bot)
      await say('vote withdraw V1')
      await sendDue(bot)
      expect(wordsIn(cards(fake)[0]?.blocks)).toContain('This vote was taken back')
      expect(imageIn(cards(fake)[0]?.blocks ?? [])).toBeUndefined()
    }))

  it('and its answer are sent again while Slack still looks the picture through', () =>
    inCivic(async (there, bot, fake) => {
      const say = (text: string) => there.command({ user: 'UAMINA', channel: 'CCIVIC', text })
      await say(`vote log A/HRC/45/L.2 ${LIST}`)
      fake.teams[0].refusesFiles = 1
      const { carried, responses } = await say('vote show V1')
      expect(carried).toEqual({})
      await expect.poll(() => responses.length).toBe(1)
      expect(imageIn(responses[0]?.blocks as readonly unknown[])).toBeDefined()
      await say('vote correct V1 but ERI yes')
      fake.teams[0].refusesFiles = 1
      await say('vote share V1')
      await sendDue(bot)
      expect(cards(fake)).toHaveLength(1)
      expect(imageIn(cards(fake)[0]?.blocks ?? [])).toBeDefined()
      expect(fake.teams[0].refusesFiles).toBe(0)
    }))
})
