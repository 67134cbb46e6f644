// A conversation: commands and deliveries in encrypted rooms, read by an independent client.
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { type Bot, startBot } from './bot.ts'
import { type Homeserver, startHomeserver } from './homeserver.ts'
import { describeWithSynapse } from './needs.ts'
import { type Peer, type Seen, startPeer } from './peer.ts'

describeWithSynapse('In Matrix, the bot', () => {
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
  afterEach(() => expect(bot.faults).toEqual([]))

  const said = (words: RegExp, room?: string) => (one: Seen) =>
    one.saw === 'message' && words.test(one.content?.body ?? '') && (room === undefined || one.room === room)

  const direct = async (peer: Peer): Promise<string> => {
    const room = await peer.order({ do: 'create room', invite: [bot.user], direct: true })
    await peer.next(said(/^Hello/, room))
    return room
  }

  it('comes when a member asks for a conversation, and answers plain words, encrypted', async () => {
    const room = await direct(beat)
    const question = await beat.order({ do: 'send', room, body: 'next 90d hrc' })
    const answer = await beat.next(said(/^Next 90 days/, room))
    expect(answer.encrypted).toBe(true)
    expect(answer.content).toMatchObject({
      msgtype: 'm.notice',
      format: 'org.matrix.custom.html',
      'm.mentions': {},
      'm.relates_to': { 'm.in_reply_to': { event_id: question } },
    })
  })

  it('notes what is confidential for tidying, question and answer, and takes it away', async () => {
    const room = await direct(beat)
    const question = await beat.order({ do: 'send', room, body: 'contact log KEN y' })
    const answer = await beat.next(
      one => one.saw === 'message' && one.room === room && /KEN|Kenya/.test(one.content?.body ?? ''),
    )
    const { tidying } = bot.database.stores
    const far = '2999-01-01T00:00:00.000Z'
    const due = await tidying.due(far, 100)
    expect(due.map(one => [one.place.id, one.message])).toEqual(
      expect.arrayContaining([question, answer.id].map(event => [room, event])),
    )
    const hours = Temporal.Instant.from(due[0]?.dueAt ?? far)
      .since(Temporal.Now.instant())
      .total('hours')
    expect(Math.round(hours)).toBe(24)
    const { messenger } = bot.connection
    await messenger.withdraw?.(room, answer.id)
    // She made the room, and what she said there is hers to remove.
    await expect(messenger.withdraw?.(room, question)).rejects.toMatchObject({ outcome: 'refused' })
    const left = await beat.order<object>({ do: 'content', room, event: answer.id })
    expect(left).toEqual({})
  })

  it('answers a room in private, and lets it see a sign', async () => {
    const room = await ana.order({ do: 'create room', invite: [bot.user, beat.user] })
    await ana.next(said(/^Hello.*invited me/, room))
    await beat.order({ do: 'join', room })
    await bot.link(room)
    await ana.order({ do: 'send', room, body: '!un next 30d' })
    const sign = await ana.next(one => one.saw === 'reaction' && one.room === room)
    expect(JSON.stringify(sign.content)).toContain('✉️')
    const [invited] = await ana.order<string[]>({ do: 'invites' })
    await ana.order({ do: 'join', room: invited })
    await ana.order({ do: 'send', room: invited, body: 'help' })
    const help = await ana.next(said(/next/, invited))
    expect(help.encrypted).toBe(true)
  })

  it('answers every command there is, so that an independent client can read it', async () => {
    const room = await direct(ana)
    const asked = new Map<string, string>()
    for (const { verb, examples } of menu) {
      const words = examples[0] ?? verb
      asked.set(await ana.order({ do: 'send', room, body: words }), words)
    }
    const silent: string[] = []
    for (const [question, words] of asked) {
      const answered = await ana
        .next(one => one.encrypted === true && repliesTo(one) === question)
        .catch(() => undefined)
      if ((answered?.content?.body ?? '') === '') silent.push(words)
    }
    expect(silent).toEqual([])
    expect(asked.size).toBe(menu.length)
    expect(ana.seen.filter(one => one.saw === 'undecryptable')).toEqual([])
  })
})

const repliesTo = ({ content }: Seen): string | undefined =>
  (content?.['m.relates_to'] as { 'm.in_reply_to'?: { event_id?: string } } | undefined)?.['m.in_reply_to']?.event_id
