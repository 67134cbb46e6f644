// Open direct: how often Slack is asked to open conversations, and how many at once.
import { describe, expect, it } from 'vitest'
import { directRooms } from '#adapters/slack/direct-rooms.ts'
import { openDirect } from '#adapters/slack/open-direct.ts'
import { people } from '#adapters/slack/people.ts'
import { openWorkspaces } from '#adapters/slack/workspaces.ts'
import type { Place } from '#src/security/member.ts'
import { acts } from '#test/support/slack/acts.ts'
import { fakeSlack } from '#test/support/slack/fake-slack.ts'

const placeOf = (address: string): Place =>
  ({ id: `p-${address}`, platform: 'slack', address, kind: 'direct', member: address }) as never

const opening = async () => {
  const fake = await fakeSlack()
  const time = { ms: 0 }
  const elapsed = () => time.ms
  const workspaces = openWorkspaces(
    { botTokens: ['xoxb-1'], way: { by: 'socket', appTokens: ['xapp-1'] }, apiUrl: fake.apiUrl },
    { timeout: Temporal.Duration.from({ seconds: 5 }), failed: () => undefined },
  )
  await workspaces.tried
  const directs = directRooms()
  const most = { now: 0, ever: 0 }
  const open = openDirect({
    workspaces,
    people: people(workspaces, elapsed),
    directs: {
      ...directs,
      of: async (workspace, user) => {
        most.ever = Math.max(most.ever, ++most.now)
        return directs.of(workspace, user).finally(() => most.now--)
      },
    },
    accountsOf: async member => [{ platform: 'slack', id: member }],
    elapsed,
  })
  return {
    fake,
    time,
    most,
    open,
    asked: () => fake.calls.filter(({ method }) => method === 'conversations.open').length,
    [Symbol.asyncDispose]: async () => {
      workspaces[Symbol.dispose]()
      await fake[Symbol.asyncDispose]()
    },
  }
}

describe('Opening conversations in Slack', () => {
  it('asks once for each person, whatever goes there, and never for a place that has its own address', async () => {
    await using given = await opening()
    acts(given.fake).person('UANA')
    for (const _twice of [1, 2]) expect(await given.open(placeOf('UANA'))).toBe('DANADIRECT')
    for (const address of ['DANADIRECT', 'TEAM9/UANA']) expect(await given.open(placeOf(address))).toBe(address)
    expect(given.asked()).toBe(1)
  })

  it('is left alone for longer each time that it fails, for everybody, without a call', async () => {
    await using given = await opening()
    const { fake, time, open } = given
    for (const id of ['UANA', 'UBO']) acts(fake).person(id)
    fake.play(method => (method === 'conversations.open' ? 'too-many' : 'done'))
    const waits = { outcome: 'not-sent' }
    await expect(open(placeOf('UANA'))).rejects.toMatchObject(waits)
    await expect(open(placeOf('UBO'))).rejects.toMatchObject({ ...waits, code: 'resting' })
    time.ms += 2_000
    await expect(open(placeOf('UBO'))).rejects.toMatchObject({ ...waits, code: 'rate-limited' })
    time.ms += 2_000
    await expect(open(placeOf('UANA'))).rejects.toMatchObject({ ...waits, code: 'resting' })
    expect(given.asked()).toBe(2)
    fake.play(() => 'done')
    time.ms += 2_000
    expect(await open(placeOf('UANA'))).toBe('DANADIRECT')
  })

  it('is done for two people at once, though many wait', async () => {
    await using given = await opening()
    const crowd = Array.from({ length: 30 }, (_, number) => `U${number + 100}`)
    for (const id of crowd) acts(given.fake).person(id)
    await Promise.all(crowd.map(id => given.open(placeOf(id))))
    expect(given.most.ever).toBe(2)
    expect(given.asked()).toBe(30)
  })
})
