// The life of a workspace: rights that are lacking, channels that are lost, several workspaces, an app that is taken out.
import { describe, expect, it } from 'vitest'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'
import { slackBot } from '#test/support/slack/slack-bot.ts'

const posted = (slack: Awaited<ReturnType<typeof fakeSlack>>, channel: string, team = 0) =>
  slack.teams[team]?.messages.filter(one => one.channel === channel && one.botId !== undefined) ?? []

describe('in a workspace', () => {
  it('whoever set up what a room follows hears directly that the bot was taken out of it', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    const room = there.channel('CCIVIC', ['UAMINA'])
    await using bot = await slackBot(fake)
    await fake.connected()
    await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'follow all' })
    room.members.delete('UBOT1')
    for (const type of ['member_left_channel', 'channel_left'])
      await there.event({ type, channel: 'CCIVIC', user: 'UBOT1', team: 'TEAM1' })
    await expect
      .poll(() => posted(fake, 'DAMINADIRECT').map(one => wordsIn(one.blocks)))
      .toEqual([
        expect.stringContaining('I was taken out of slack:CCIVIC, so that what it follows does not arrive there: S1.'),
      ])
    expect(fake.complaints).toEqual([])
    expect(bot.failures).toEqual([])
  })

  it('status live says what is missing and what to do', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    fake.teams[0].scopes = fake.teams[0].scopes.filter(one => one !== 'files:write')
    await using _bot = await slackBot(fake)
    await fake.connected()
    await there.write({ user: 'UAMINA', text: 'status live' })
    await expect.poll(() => posted(fake, 'DAMINADIRECT')).toHaveLength(1)
    const said = wordsIn(posted(fake, 'DAMINADIRECT')[0]?.blocks)
    expect(said).toContain('TEAM1 lacks files:write')
    expect(said).toContain('connected by Socket Mode')
    expect(said).toContain('I cannot see slack:CCIVIC')
  })

  it('an app that is taken out hears nothing more, and its token is dropped', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    there.channel('CCIVIC', ['UAMINA'])
    await using bot = await slackBot(fake)
    await fake.connected()
    await there.event({ type: 'app_uninstalled' })
    const place = { id: 'p-CCIVIC', platform: 'slack', address: 'CCIVIC', kind: 'room' } as never
    expect(await bot.slack.messenger.audience(place)).toBeUndefined()
    expect(fake.calls.filter(one => one.method !== 'auth.test')).toEqual([])
  })
})

describe('in the second of two workspaces', () => {
  it('somebody with the id of a member of the first is somebody else', async () => {
    await using fake = await fakeSlack({ teams: 2 })
    const [first, second] = fake.teams
    for (const team of [first, second]) acts(fake, team).person('UAMINA')
    await using _bot = await slackBot(fake)
    await fake.connected()
    const stranger = await acts(fake, second).command({ user: 'UAMINA', text: 'me' })
    expect(wordsIn(stranger.carried.blocks)).toContain('Ask a coordinator to add slack:TEAM2/UAMINA')
    const member = await acts(fake, first).command({ user: 'UAMINA', text: 'me' })
    expect(wordsIn(member.carried.blocks)).toContain('owner of Civic')
    const added = await acts(fake, first).command({
      user: 'UAMINA',
      text: 'member add slack:TEAM2/UAMINA role:advocate org:Beta name:Ama',
    })
    await acts(fake, first).press({
      user: 'UAMINA',
      label: 'Confirm',
      blocks: added.carried.blocks as readonly unknown[],
    })
    const known = await acts(fake, second).command({ user: 'UAMINA', text: 'me' })
    expect(wordsIn(known.carried.blocks)).toContain('advocate of Civic')
  })
})

describe('what people type', () => {
  it.each(['<!channel>', '<!here>', '<@U123>', '<https://x|y>', '@channel', 'a\u202eb\u200fc'])(
    'is shown as it is: %s',
    async title => {
      await using fake = await fakeSlack()
      const there = acts(fake)
      there.person('UAMINA')
      await using _bot = await slackBot(fake)
      await fake.connected()
      const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      await there.write({ user: 'UAMINA', text: `event add "${escaped}" when:"2027-03-09 10:00" kind:meeting` })
      await expect.poll(() => posted(fake, 'DAMINADIRECT').length).toBeGreaterThan(0)
      const [message] = posted(fake, 'DAMINADIRECT')
      expect(wordsIn(message?.blocks)).toContain(title.replace(/[\u202e\u200f]/g, ''))
      expect(JSON.stringify(message?.blocks)).not.toMatch(/"type":"(?:user|broadcast|usergroup|channel)"/)
      expect(message?.text).not.toMatch(/<[!@#]/)
      expect(fake.complaints).toEqual([])
    },
  )

  it('is shown whole, however long', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using _bot = await slackBot(fake)
    await fake.connected()
    const long = `${'x '.repeat(1_500)}z`
    await there.write({ user: 'UAMINA', text: `show "${long}"` })
    await expect.poll(() => posted(fake, 'DAMINADIRECT').length).toBeGreaterThan(0)
    expect(
      posted(fake, 'DAMINADIRECT')
        .map(one => wordsIn(one.blocks))
        .join(''),
    ).toContain('x z')
    expect(fake.complaints).toEqual([])
  })
})

describe('the page of the bot', () => {
  it('is made when it is opened, and made again when facts behind it moved', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    await using _bot = await slackBot(fake)
    await fake.connected()
    await there.event({ type: 'app_home_opened', user: 'UAMINA', tab: 'home', channel: 'DAMINADIRECT' })
    const page = () => wordsIn(fake.teams[0].homes.get('UAMINA')?.blocks)
    await expect.poll(page, { timeout: 10_000 }).not.toBe('')
    expect(page()).not.toContain('A late addition')
    await there.write({ user: 'UAMINA', text: 'event add "A late addition" when:"2026-11-23 10:00" kind:deadline' })
    await expect.poll(page, { timeout: 20_000 }).toContain('A late addition')
    expect(fake.complaints).toEqual([])
  })
})
