// Kills: whenever the process dies, the same device goes on, and nothing is lost to either side.
import { expect, it } from 'vitest'
import { kill } from './killing.ts'
import { describeWithSynapse } from './needs.ts'

describeWithSynapse('A bot that is killed after requests that change its keys', () => {
  it('keeps its device, reads everything, is read by everybody, and uses no key twice', {
    timeout: 600_000,
  }, async () => {
    const { kills, ...losses } = await kill(15, 'journal')
    expect(kills).toBeGreaterThanOrEqual(8)
    expect(losses).toEqual({
      devices: 1,
      said: 31,
      unanswered: [],
      unreadable: 0,
      doubled: [],
      reused: 0,
      clear: 0,
    })
  })

  it('would lose messages if it kept snapshots, as these kills show', { timeout: 600_000 }, async () => {
    const { unanswered, unreadable, reused } = await kill(8, 'snapshot')
    expect(unanswered.length + unreadable + reused).toBeGreaterThan(0)
  })
})
