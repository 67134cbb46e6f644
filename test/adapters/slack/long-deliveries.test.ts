// Long deliveries in Slack: the contract, and what is Slack's own: the thread in which the later messages are.
import { describe, expect, it } from 'vitest'
import { slackMessenger } from '#adapters/slack/messenger.ts'
import { people } from '#adapters/slack/people.ts'
import { rooms } from '#adapters/slack/rooms.ts'
import { openWorkspaces } from '#adapters/slack/workspaces.ts'
import { clear, line } from '#src/reply/document.ts'
import { type Message, type Messenger, type Receipt, SendFault } from '#src/reply/messenger.ts'
import { release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import type { Place, PlaceId } from '#src/security/member.ts'
import { type LongRoom, longDeliveries } from '#test/adapters/contracts/long-deliveries.ts'
import { acts, wordsIn } from '#test/support/slack/acts.ts'
import { type FakeSlack, fakeSlack } from '#test/support/slack/fake-slack.ts'
import { withHistory } from '#test/support/slack/team.ts'

const place: Place = { id: 'p1' as PlaceId, platform: 'slack', address: 'C001', kind: 'room' }

/** The real messenger, without the second that it leaves between two messages to a channel. */
const open = async (): Promise<LongRoom & { readonly fake: FakeSlack }> => {
  const fake = await fakeSlack()
  fake.teams[0].scopes = withHistory
  acts(fake).channel('C001', [])
  const workspaces = openWorkspaces(
    { botTokens: ['xoxb-1'], way: { by: 'socket', appTokens: ['xapp-1'] }, apiUrl: fake.apiUrl },
    { timeout: Temporal.Duration.from({ seconds: 5 }), failed: () => undefined },
  )
  await workspaces.tried
  const elapsed = () => performance.now()
  const surroundings = { workspaces, people: people(workspaces, elapsed), elapsed }
  const messenger = slackMessenger({
    ...surroundings,
    rooms: rooms(surroundings),
    pace: (_, work) => work(),
    files: async () => new Map(),
    mentionsOf: async () => new Map(),
    lost: async () => undefined,
    open: async ({ address }) => address,
    accountsOf: async () => [],
  })
  return {
    fake,
    messenger,
    place,
    linesInOne: 25,
    standing: async () =>
      fake.teams[0].messages.filter(one => one.deleted === undefined).map(one => wordsIn(one.blocks)),
    [Symbol.asyncDispose]: async () => {
      workspaces[Symbol.dispose]()
      await fake[Symbol.asyncDispose]()
      expect(fake.complaints).toEqual([])
    },
  }
}

const long = (name: string) =>
  release(
    {
      to: 'place',
      parts: [clear(Array.from({ length: 60 }, (_, at) => line(`${name} ${at}: ${'words '.repeat(40)}`)))],
    },
    thePublic,
  )

/** Sends until the first message stands there. */
const cutOff = async (messenger: Messenger, message: Message): Promise<Receipt> => {
  let begun = ''
  const progress = async (receipt: string) => {
    begun = receipt
    throw new SendFault('unknown', 'cut-off')
  }
  await expect(messenger.send(message, progress)).rejects.toThrow('cut-off')
  return begun
}

describe('a long delivery in Slack', () => {
  longDeliveries(open)

  it.each([
    { why: 'its own, which its first message begins', thread: undefined },
    { why: 'that of its event, which takes no thread within a thread', thread: 'C001/1700000000.000001' },
  ])('has its later messages in one thread, also after it was cut off: $why', async ({ thread }) => {
    await using room = await open()
    const { messenger, fake } = room
    const message = { id: 'd1', place, document: long('old'), urgency: 'quiet', ...(thread && { thread }) } as const
    const begun = await cutOff(messenger, message)
    await messenger.send({ ...message, begun })
    const [first, ...others] = fake.teams[0].messages
    expect(first?.thread).toBe(thread?.slice('C001/'.length))
    expect(others.length).toBeGreaterThan(1)
    expect(new Set(others.map(one => one.thread))).toEqual(new Set([first?.thread ?? first?.ts]))
  })

  it('is not edited where it goes on and says the same still', async () => {
    await using room = await open()
    const { messenger, fake } = room
    const message = { id: 'd1', place, document: long('old'), urgency: 'quiet' } as const
    const begun = await cutOff(messenger, message)
    await messenger.send({ ...message, begun })
    expect(fake.teams[0].messages.length).toBeGreaterThan(2)
    expect(fake.calls.filter(one => one.method === 'chat.update')).toEqual([])
  })

  it('is tried again, and not listed, when the answer to a change of its beginning is lost: the rest has not gone', async () => {
    await using room = await open()
    const { messenger, fake } = room
    const message = { id: 'd1', place, document: long('old'), urgency: 'quiet' } as const
    const begun = await cutOff(messenger, message)
    fake.play(method => (method === 'chat.update' ? 'cut-done' : 'done'))
    const changed = { ...message, document: long('new'), begun }
    await expect(messenger.send(changed)).rejects.toMatchObject({ outcome: 'not-sent' })
    expect(fake.teams[0].messages).toHaveLength(1)
  })

  it('that somebody read elsewhere cannot be changed, and says so', async () => {
    await using room = await open()
    const message = { id: 'k1', place, document: long('new'), urgency: 'quiet' } as const
    await expect(room.messenger.correct('inbox-d1', message)).rejects.toMatchObject({ outcome: 'refused' })
  })
})
