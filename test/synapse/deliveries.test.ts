// Deliveries in Matrix: a reminder rings its owner alone, a repeat is dropped, a correction replaces, a picture opens.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Block, clear, green, line } from '#src/reply/document.ts'
import type { Message } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import type { MemberId, Place, PlaceId } from '#src/security/member.ts'
import { anEvent } from '#test/support/an-event.ts'
import { type Bot, home, startBot } from './bot.ts'
import { type Homeserver, startHomeserver } from './homeserver.ts'
import { type Listener, startListener } from './listener.ts'
import { describeWithSynapse } from './needs.ts'
import { type Peer, type Seen, startPeer } from './peer.ts'

describeWithSynapse('A delivery in Matrix', () => {
  let server: Homeserver
  let bot: Bot
  let ana: Peer
  let id: MemberId
  let room: string
  let place: Place
  beforeAll(async () => {
    server = await startHomeserver()
    await server.register('ana')
    ana = await startPeer(server, 'ana')
    bot = await startBot(server, 'palais')
    id = await bot.enrol(ana.user, 'coordinator')
    room = await ana.order({ do: 'create room', invite: [bot.user] })
    await ana.next(said(/^Hello/))
    const linked: PlaceId = await bot.link(room)
    place = { id: linked, platform: 'matrix', address: room, kind: 'room', space: home }
  })
  afterAll(async () => {
    for (const one of [ana, bot, server]) await one?.[Symbol.asyncDispose]()
  })
  afterEach(() => expect(bot.faults).toEqual([]))

  const said = (words: RegExp) => (one: Seen) => one.saw === 'message' && words.test(one.content?.body ?? '')
  const message = async (name: string, blocks: readonly Block[], more: Partial<Message> = {}): Promise<Message> => {
    const audience = await bot.connection.messenger.audience(place)
    if (audience === undefined) throw new Error('nobody is there')
    const part = { ...green(blocks), space: home }
    return { id: name, place, document: release({ to: 'place', parts: [part] }, audience), urgency: 'ring', ...more }
  }

  it('rings its owner alone, once however often it is sent, and is replaced by its correction', async () => {
    const { messenger } = bot.connection
    const owner: Block = line('Owner: ', { kind: 'mention', member: id, text: 'Ana' }, ', not @room')
    const reminder = await message('d1', [line('pomegranate'), owner])
    const receipt = await messenger.send(reminder)
    expect(await messenger.send(reminder)).toBe(receipt)
    const seen = await ana.next(said(/^pomegranate/))
    expect([seen.id, seen.encrypted, seen.content?.msgtype]).toEqual([receipt, true, 'm.text'])
    expect(seen.content?.['m.mentions']).toEqual({ user_ids: [ana.user] })

    const where = { since: Temporal.Now.instant().subtract({ hours: 48 }), threads: [] }
    expect(await messenger.lookUp('d1', place, where)).toEqual({ receipt, is: 'whole' })
    expect(await messenger.lookUp('d2', place, where)).toBeUndefined()

    const corrected = await message('d3', [line('quince')], { urgency: 'quiet' })
    expect(await messenger.correct(receipt, corrected)).toBe(receipt)
    const replaced = await ana.next(said(/quince/))
    expect(replaced.content).toMatchObject({
      'm.relates_to': { rel_type: 'm.replace', event_id: receipt },
      'm.new_content': { body: 'quince', 'm.mentions': {} },
    })

    await messenger.send(await message('d4', [line('medlar')], { thread: receipt, urgency: 'quiet' }))
    const notice = await ana.next(said(/^medlar/))
    expect(notice.content).toMatchObject({
      msgtype: 'm.notice',
      'm.relates_to': { rel_type: 'm.thread', event_id: receipt },
    })
    expect(ana.seen.filter(said(/^pomegranate/))).toHaveLength(1)
    for (const word of ['pomegranate', 'quince', 'medlar']) expect((await server.kept()).includes(word)).toBe(false)
  })

  describe('by the push rules of those who have it on a phone', () => {
    let mara: Peer
    let owner: Listener
    let other: Listener
    beforeAll(async () => {
      await server.register('mara')
      mara = await startPeer(server, 'mara')
      await bot.enrol(mara.user, 'advocate')
      await ana.order({ do: 'invite', room, user: mara.user })
      await mara.order({ do: 'join', room })
      ;[owner, other] = (await Promise.all([ana, mara].map(one => startListener(server, one)))) as [Listener, Listener]
      await known()
    })
    afterAll(async () => {
      for (const one of [owner, other, mara]) await one?.[Symbol.asyncDispose]()
    })
    /** A device that was just signed gets keys as soon as the bot has heard of it. */
    const known = async (): Promise<void> => {
      for (let tries = 0; tries < 60; tries++) {
        const { messenger } = bot.connection
        const event = await messenger.send(await message(`r0-${tries}`, [line('ready?')], { urgency: 'quiet' }))
        const read = await Promise.all([owner, other].map(one => one.reads(room, event)))
        if (!read.includes(false)) return
      }
      throw new Error('the bot never heard of their devices')
    }
    const rings = async (event: string) => [await owner.rings(room, event), await other.rings(room, event)]
    // What the room does with whatever is said in it: no sound, no light.
    const usual = 'notify'

    it('rings who is told and nobody else, whatever names stand in it; by a notice, a correction and an answer nobody', async () => {
      const { messenger } = bot.connection
      const named: Block = line('Owner: ', { kind: 'mention', member: id, text: 'Ana' }, ', not mara, not @room')
      const reminder = await messenger.send(await message('r1', [named]))
      expect(await rings(reminder)).toEqual(['notify highlight sound', usual])
      const nobody = await messenger.send(await message('r2', [line('ana, mara, @room: nobody took it on')]))
      expect(await rings(nobody)).toEqual([usual, usual])
      const notice = await messenger.send(await message('r3', [line('notice '), named], { urgency: 'quiet' }))
      expect(await rings(notice)).toEqual(['silent', 'silent'])
      await messenger.correct(reminder, await message('r4', [line('corrected '), named], { urgency: 'quiet' }))
      const corrected = await mara.next(said(/corrected/))
      expect(await rings(corrected.id)).toEqual(['silent', 'silent'])

      const direct = await ana.order({ do: 'create room', invite: [bot.user], direct: true })
      await ana.next(said(/^Hello/))
      await ana.order({ do: 'send', room: direct, body: 'status' })
      const answer = await ana.next(said(/^Palais /))
      expect(await owner.rings(direct, answer.id)).toBe('silent')
    })
  })

  it('shows a picture that opens, with its description', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'
    const picture: Block = { kind: 'picture', picture: { name: 'votes', alt: 'Twelve voted yes', svg } }
    await bot.connection.messenger.send(await message('d5', [line('persimmon'), picture]))
    const seen = await ana.next(one => one.content?.msgtype === 'm.image')
    expect(seen.content?.body).toBe('Twelve voted yes')
    // The first eight bytes of every PNG.
    expect(await ana.order({ do: 'picture', file: seen.content?.file })).toBe('89504e470d0a1a0a')
  })

  it('takes a raised hand for a claim', async () => {
    const event = anEvent({ slug: 'crc-reports', kind: 'deadline', space: home })
    await bot.database.stores.calendar.seed([event])
    const actions: Block = { kind: 'actions', actions: [{ label: 'Claim', words: `claim ${event.slug}` }] }
    const receipt = await bot.connection.messenger.send(await message('d6', [line('due'), actions]))
    const content = { 'm.relates_to': { rel_type: 'm.annotation', event_id: receipt, key: '✋' } }
    await ana.order({ do: 'send', room, type: 'm.reaction', content })
    const owners = async () => (await bot.database.stores.claims.ofEvent(event.id, home)).map(claim => claim.owner)
    await expect.poll(owners).toContain(id)
  })

  it('goes nowhere else when somebody came in who is no member', async () => {
    await server.register('mallory')
    const mallory = await startPeer(server, 'mallory')
    try {
      await ana.order({ do: 'invite', room, user: mallory.user })
      await mallory.order({ do: 'join', room })
      const { messenger } = bot.connection
      await expect.poll(async () => (await messenger.audience(place))?.outsiders).toBe('guests')
      const audience = { ...(await messenger.audience(place)), outsiders: 'none' } as const
      const part = { ...clear([line('secret')]), label: 'AMBER', space: home } as const
      const document = release({ to: 'place', parts: [part] }, audience as never)
      await expect(messenger.send({ id: 'd7', place, document, urgency: 'ring' })).rejects.toThrow('room-changed')
    } finally {
      await mallory[Symbol.asyncDispose]()
    }
  })
})
