// Inbox: what the port promises of utterances that come more than once.
import { expect, it } from 'vitest'
import type { OpenDatabase } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'

export const inboxContract = (open: OpenDatabase): void => {
  it('takes each utterance once, and says ever after how it ended then', async () => {
    const { inbox } = (await open()).stores
    expect(await inbox.endingOf('slack:1')).toBeUndefined()
    expect(await inbox.take('slack:1', at, 'done')).toBe('new')
    expect(await inbox.take('slack:1', at, 'refused')).toBe('done')
    expect(await inbox.take('slack:2', at, 'refused')).toBe('new')
    expect(await inbox.take('slack:2', at, 'done')).toBe('refused')
    expect([await inbox.endingOf('slack:1'), await inbox.endingOf('slack:2')]).toEqual(['done', 'refused'])
  })

  it('takes it once however many deliveries come at the same time', async () => {
    const { atomically } = await open()
    const takes = await Promise.all(
      Array.from({ length: 20 }, () => atomically(({ inbox }) => inbox.take('slack:1', at, 'done'))),
    )
    expect(takes.filter(take => take === 'new')).toHaveLength(1)
  })

  it('takes it again when what it did was rolled back', async () => {
    const { atomically, stores } = await open()
    const failing = atomically(async ({ inbox }) => {
      await inbox.take('slack:1', at, 'done')
      throw new Error('outage')
    })
    await expect(failing).rejects.toThrow('outage')
    expect(await stores.inbox.take('slack:1', at, 'done')).toBe('new')
  })
}
