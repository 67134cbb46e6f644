// The life of a workspace: rights that are lacking, channels that are lost, several workspaces, an app that is taken out.
import { describe, expect, it } from 'vitest'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'
import { sendDue } from '#test/support/slack/send-due.ts'
import { slackBot } from '#test/support/slack/slack-bot.ts'

const posted = (slack: Awaited<ReturnType<typeof fakeSlack>>, channel: string, team = 0) =>
  slack.teams[team]?.messages.filter(one => one.channel === channel && one.botId !== undefined) ?? []

describe('in a workspace', () => {
  it.each([
    [
      'the bot is taken out',
      { type: 'channel_left' },
      { members: new Set<string>() },
      'I am not in slack:CCIVIC any more',
    ],
    ['it is archived', { type: 'channel_archive' }, { archived: 'yes' as const }, 'slack:CCIVIC was archived'],
    ['it is deleted', { type: 'channel_deleted' }, undefined, 'slack:CCIVIC is gone, or closed to me'],
    [
      'nobody says that the bot was taken out',
      undefined,
      { members: new Set<string>() },
      'I am not in slack:CCIVIC any more',
    ],
    ['nobody says that it was archived', undefined, { archived: 'yes' as const }, 'slack:CCIVIC was archived'],
    ['nobody says that it was deleted', undefined, undefined, 'slack:CCIVIC is gone, or closed to me'],
  ])('whoever set up what a room follows hears of it once through the outbox when %s', async (_, event, now, words) => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    there.channel('CCIVIC', ['UAMINA'])
    await using bot = await slackBot(fake)
    await fake.connected()
    await there.command({ user: 'UAMINA', channel: 'CCIVIC', text: 'follow all lead:1d' })
    if (now === undefined) fake.teams[0].channels.delete('CCIVIC')
    else there.channel('CCIVIC', [], now)
    if (event !== undefined)
      for (const _twice of [1, 2]) await there.event({ ...event, channel: 'CCIVIC', user: 'UAMINA' })
    const at = '2026-11-21T08:00:00.000Z'
    const due = {
      space: 'civic',
      place: 'p-CCIVIC',
      subjects: ['recovered'],
      dueAt: at,
      notAfter: '2026-12-21T08:00:00.000Z',
    }
    if (event === undefined)
      await bot.database.stores.outbox.queue([{ id: 'd', key: 'd', kind: 'word', ...due } as never])
    await expect
      .poll(async () => {
        await sendDue(bot, Temporal.Now.instant())
        return posted(fake, 'DAMINADIRECT')
      })
      .toHaveLength(1)
    await sendDue(bot, Temporal.Now.instant())
    const [message, ...more] = posted(fake, 'DAMINADIRECT')
    expect(more).toEqual([])
    expect(wordsIn(message?.blocks)).toContain(`${words}, so that what it follows does not arrive there: S1.`)
    expect(message?.metadata).toMatchObject({ event_type: 'palais_delivery' })
    expect(fake.complaints).toEqual([])
    expect(bot.failures).toEqual([])
  })

  it('whoever is deactivated gets nothing more, and status says that a message waits for them', async () => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    there.person('UBO', 'gone')
    await using bot = await slackBot(fake, { members: { UAMINA: 'owner', UBO: 'advocate' } })
    await fake.connected()
    const { members, outbox } = bot.database.stores
    const own = { id: 'p-bo', platform: 'slack', address: 'DBODIRECT', kind: 'direct', member: 'm-UBO' }
    await members.setPlace(own as never, undefined, '2026-01-01T00:00:00.000Z')
    const times = { dueAt: '2026-11-21T07:00:00.000Z', notAfter: '2026-12-21T08:00:00.000Z' }
    const word = { id: 'd', key: 'd', kind: 'word', space: 'civic', place: 'p-bo', subjects: ['recovered'], ...times }
    await outbox.queue([word as never])
    await sendDue(bot)
    expect(posted(fake, 'DBODIRECT')).toEqual([])
    const { carried } = await there.command({ user: 'UAMINA', text: 'status' })
    expect(wordsIn(carried.blocks)).toContain('1 message waits for bo on slack, which cannot be reached now.')
    expect(fake.complaints).toEqual([])
    expect(bot.failures).toEqual([])
  })

  it.each([
    { what: 'made a guest', kind: 'guest', outsiders: 'guests', reached: 'yes' },
    { what: 'deactivated', kind: 'gone', outsiders: 'none', reached: 'no' },
    { what: 'moved elsewhere', kind: 'outside', outsiders: 'other-organisations', reached: 'yes' },
  ] as const)('whoever is $what is known for it at once', async ({ kind, outsiders, reached }) => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    for (const id of ['UAMINA', 'UBO']) there.person(id)
    there.channel('CCIVIC', ['UAMINA', 'UBO'])
    await using bot = await slackBot(fake, { members: { UAMINA: 'owner', UBO: 'advocate' } })
    await fake.connected()
    const room = () =>
      bot.slack.messenger.audience({ id: 'p', platform: 'slack', address: 'CCIVIC', kind: 'room' } as never)
    const direct = () =>
      bot.slack.messenger.audience({
        id: 'q',
        platform: 'slack',
        address: 'DBODIRECT',
        kind: 'direct',
        member: 'm-UBO',
      } as never)
    const said = async () =>
      wordsIn((await there.command({ user: 'UBO', channel: 'CCIVIC', text: 'me' })).carried.blocks)
    const before = [await room(), await direct(), await said()]
    expect(before[0]).toMatchObject({ outsiders: 'none' })
    expect(before[2]).toContain('advocate of Civic')
    const calls = fake.calls.length
    await there.become('UBO', 'full')
    expect([await room(), await direct(), await said()]).toEqual(before)
    expect(fake.calls).toHaveLength(calls)
    await there.become('UBO', kind)
    expect(await room()).toMatchObject({ outsiders })
    expect((await direct()) === undefined ? 'no' : 'yes').toBe(reached)
    expect(await said()).toContain('I answer full members of a workspace only')
    await there.become('UBO', 'full')
    expect([await room(), await direct(), await said()]).toEqual(before)
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

  it.each([
    ['an app that is taken out', { type: 'app_uninstalled' }],
    ['an app whose token is revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT1'] } }],
  ])('%s hears nothing more, and its token is dropped', async (_, event) => {
    await using fake = await fakeSlack()
    const there = acts(fake)
    there.person('UAMINA')
    there.channel('CCIVIC', ['UAMINA'])
    await using bot = await slackBot(fake)
    await fake.connected()
    await there.event(event)
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

  it('nobody is asked for under the id that the other workspace knows them by', async () => {
    await using fake = await fakeSlack({ teams: 2 })
    const [first, second] = fake.teams
    acts(fake, first).person('UBO')
    acts(fake, second).person('UBOSECOND')
    await using bot = await slackBot(fake, { members: { 'TEAM2/UBOSECOND': 'advocate', UBO: 'owner' } })
    await fake.connected()
    const audienceIn = (address: string, member: string) =>
      bot.slack.messenger.audience({ id: 'p', platform: 'slack', address, kind: 'direct', member } as never)
    expect(await audienceIn('DBODIRECT', 'm-UBO')).toMatchObject({ privacy: 'private' })
    expect(await audienceIn('TEAM2/DBODIRECT', 'm-TEAM2/UBOSECOND')).toMatchObject({ privacy: 'private' })
    expect(await audienceIn('DBODIRECT', 'm-TEAM2/UBOSECOND')).toBeUndefined()
    expect(await audienceIn('TEAM2/DBODIRECT', 'm-UBO')).toBeUndefined()
    const asked = fake.calls.filter(one => one.method === 'users.info').map(one => one.args.user)
    expect(asked).toEqual(['UBO', 'UBOSECOND'])
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
    await expect.poll(page).not.toBe('')
    expect(page()).not.toContain('A late addition')
    await there.write({ user: 'UAMINA', text: 'event add "A late addition" when:"2026-11-23 10:00" kind:deadline' })
    await expect.poll(page).toContain('A late addition')
    expect(fake.complaints).toEqual([])
  })
})
