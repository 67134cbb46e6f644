// Absence: what changes while the bot is down holds for the first message after it is back.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { green, line } from '#src/reply/document.ts'
import { release } from '#src/reply/release.ts'
import type { Place } from '#src/security/member.ts'
import { type Bot, home, startBot } from './bot.ts'
import { type Homeserver, startHomeserver } from './homeserver.ts'
import { describeWithSynapse } from './needs.ts'
import { type Peer, type Seen, startPeer } from './peer.ts'

describeWithSynapse('A member who left a room of Matrix while the bot was down', () => {
  let server: Homeserver
  let bot: Bot
  let ana: Peer
  let beat: Peer
  beforeAll(async () => {
    server = await startHomeserver()
    for (const name of ['ana', 'beat']) await server.register(name)
    ana = await startPeer(server, 'ana')
    beat = await startPeer(server, 'beat')
    bot = await startBot(server, 'palais')
    await bot.enrol(ana.user, 'coordinator')
    await bot.enrol(beat.user, 'advocate')
  })
  afterAll(async () => {
    for (const one of [ana, beat, bot, server]) await one?.[Symbol.asyncDispose]()
  })

  const said = (words: string) => (one: Seen) => one.saw === 'message' && one.content?.body === words

  it('cannot read the next message, though they know the keys of all before and hold its ciphertext', async () => {
    const room = await ana.order({ do: 'create room', invite: [bot.user, beat.user] })
    await ana.next(one => one.content?.body?.startsWith('Hello') === true)
    await beat.order({ do: 'join', room })
    const place: Place = { id: await bot.link(room), platform: 'matrix', address: room, kind: 'room', space: home }
    const tell = async (id: string, words: string): Promise<string> => {
      const { messenger } = bot.connection
      const audience = await messenger.audience(place)
      if (audience === undefined) throw new Error('nobody is there')
      const document = release({ to: 'place', parts: [{ ...green([line(words)]), space: home }] }, audience)
      return messenger.send({ id, place, document, urgency: 'quiet' })
    }
    const before = await tell('d1', 'pomegranate')
    const [seen] = await Promise.all([beat.next(said('pomegranate')), ana.next(said('pomegranate'))])
    await bot.stop()
    await beat.order({ do: 'leave', room })
    await bot.start()
    const after = await tell('d2', 'quince')
    expect((await ana.next(said('quince'))).encrypted).toBe(true)
    // As if the homeserver gave them the event all the same: their keys open the one before, and not this one.
    expect(seen.id).toBe(before)
    const events = await Promise.all([before, after].map(event => ana.order<object>({ do: 'event', room, event })))
    const opened = await Promise.all(events.map(event => beat.order({ do: 'open', room, event })))
    expect(opened).toEqual(['pomegranate', 'nothing'])
    expect(bot.faults).toEqual([])
  })
})
