// Rooms in Matrix: who may invite the bot, what it does when a room is replaced or closed to it, whose devices it trusts.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { SpaceId } from '#src/security/member.ts'
import { type Bot, startBot } from './bot.ts'
import { type Homeserver, startHomeserver } from './homeserver.ts'
import { describeWithSynapse } from './needs.ts'
import { type Peer, type Seen, startPeer } from './peer.ts'

describeWithSynapse('In the rooms of Matrix, the bot', () => {
  let server: Homeserver
  let bot: Bot
  let late: Bot
  let ana: Peer
  let beat: Peer
  beforeAll(async () => {
    server = await startHomeserver()
    for (const name of ['ana', 'beat']) await server.register(name)
    ana = await startPeer(server, 'ana')
    beat = await startPeer(server, 'beat')
    bot = await startBot(server, 'palais')
    await bot.enrol(ana.user, 'coordinator')
  })
  afterAll(async () => {
    for (const one of [ana, beat, bot, late, server]) await one?.[Symbol.asyncDispose]()
  })
  afterEach(() => expect(bot.faults).toEqual([]))

  const said = (words: RegExp, room?: string) => (one: Seen) =>
    one.saw === 'message' && words.test(one.content?.body ?? '') && (room === undefined || one.room === room)
  const eventually = (wanted: () => Promise<boolean>) => expect.poll(wanted, { interval: 100 }).toBe(true)
  const memberships = async (peer: Peer, room: string) => peer.order<Record<string, string>>({ do: 'members', room })

  it('does not come where a stranger invites it, until somebody holds a link code', async () => {
    const room = await beat.order({ do: 'create room', invite: [bot.user], direct: true })
    await eventually(async () => (await memberships(beat, room))[bot.user] === 'leave')

    const mine = await ana.order({ do: 'create room', invite: [bot.user], direct: true })
    await ana.next(said(/^Hello/, mine))
    await ana.order({ do: 'send', room: mine, body: 'link' })
    const answer = await ana.next(said(/your other account/, mine))
    const [code] = /link \w{4}-\w{4}/.exec(answer.content?.body ?? '') ?? []
    const again = await beat.order({ do: 'create room', invite: [bot.user], direct: true })
    await beat.next(said(/^Hello/, again))
    await beat.order({ do: 'send', room: again, body: code })
    await beat.next(said(/^Linked/, again))
    expect(await bot.database.stores.members.membershipsOf({ platform: 'matrix', id: beat.user })).toHaveLength(1)
    await ana.order({ do: 'send', room: mine, body: `unlink matrix:${beat.user}` })
    await ana.next(said(/./, mine))
  })

  it('follows a room into its replacement, of version 12', async () => {
    const old = await ana.order({ do: 'create room', invite: [bot.user], version: '10' })
    await ana.next(said(/^Hello/, old))
    const place = await bot.link(old)
    const { replacement_room } = await ana.order<{ replacement_room: string }>({
      do: 'upgrade',
      room: old,
      version: '12',
    })
    await ana.order({ do: 'invite', room: replacement_room, user: bot.user })
    await eventually(async () => (await bot.database.stores.members.place(place))?.address === replacement_room)
    await ana.order({ do: 'send', room: replacement_room, body: '!un help' })
    await ana.next(one => one.saw === 'reaction' && one.room === replacement_room)
  })

  it('lets go of a room that it was removed from, and tells whoever set something up there', async () => {
    const room = await ana.order({ do: 'create room', invite: [bot.user] })
    await ana.next(said(/^Hello/, room))
    await bot.link(room)
    await ana.order({ do: 'send', room, body: '!un follow hrc' })
    // All that it has to say there is said, so that nothing of it is refused.
    await ana.next(said(/^This room follows/, room))
    await ana.order({ do: 'kick', room, user: bot.user })
    await ana.next(said(/I was removed from the room/))
    expect((await bot.database.stores.members.findPlace({ platform: 'matrix', id: room }))?.space).toBeUndefined()
  })

  it('leaves when nobody else is left', async () => {
    const room = await ana.order({ do: 'create room', invite: [bot.user] })
    await ana.next(said(/^Hello/, room))
    const place = await bot.database.stores.members.place(await bot.link(room))
    if (place === undefined) throw new Error('it was linked')
    expect(await bot.connection.messenger.audience(place)).toBeDefined()
    await ana.order({ do: 'leave', room })
    await eventually(async () => (await bot.connection.messenger.audience(place)) === undefined)
    await eventually(
      async () => (await bot.database.stores.members.findPlace({ platform: 'matrix', id: room }))?.space === undefined,
    )
  })

  it('acts on nothing from a device that its owner has not verified, gives it no keys, and says why', async () => {
    const unsigned = await startPeer(server, 'ana', 'unsigned')
    try {
      const room = await ana.order({ do: 'create room', invite: [bot.user] })
      await ana.next(said(/^Hello/, room))
      await unsigned.order({ do: 'join', room })
      await unsigned.order({ do: 'send', room, body: '!un next 7d' })
      const sign = await unsigned.next(one => one.saw === 'reaction' && one.room === room)
      expect(JSON.stringify(sign.content)).toContain('🔓')
      await ana.next(said(/have not verified/))
      expect(unsigned.seen.filter(said(/./))).toEqual([])
    } finally {
      await unsigned[Symbol.asyncDispose]()
    }
  })

  it('says how it stands: what is encrypted, what it lacks, what it could not read', async () => {
    const encrypted = await ana.order({ do: 'create room', invite: [bot.user] })
    await ana.next(said(/^Hello/, encrypted))
    const clear = await ana.order({ do: 'create room', invite: [bot.user], encrypted: false })
    await ana.next(said(/^Hello.*/, clear))
    for (const room of [encrypted, clear, '!nowhere']) await bot.link(room)
    const findings = (await bot.connection.tryOut('home' as SpaceId)).map(({ well, sentence }) => `${well} ${sentence}`)
    expect(findings).toEqual(
      expect.arrayContaining([
        'yes Matrix: connected, and up to date.',
        'yes Matrix: the device is signed by its own identity.',
        `yes Matrix: ${encrypted} is encrypted.`,
        `no Matrix: ${clear} is not encrypted: nothing confidential goes to it.`,
        'no Matrix: nothing goes to !nowhere: I am not in it. Invite me.',
        'no Matrix: messages that I could not read, from devices that their owners have not verified: 1.',
      ]),
    )
  })

  it('asks for a command again that is older than a quarter of an hour', async () => {
    late = await startBot(server, 'late', () => Temporal.Now.instant().add({ minutes: 16 }))
    await late.enrol(ana.user, 'coordinator')
    const room = await ana.order({ do: 'create room', invite: [late.user], direct: true })
    await ana.next(said(/^Hello/, room))
    await ana.order({ do: 'send', room, body: 'next 7d' })
    await ana.next(said(/^I was away; say it again/, room))
    expect(ana.seen.filter(said(/^Next/, room))).toEqual([])
  })
})
