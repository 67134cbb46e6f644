// Kills: whenever the process dies, the same device goes on, and nothing is lost to either side.
import { expect, it } from 'vitest'
import { kill } from './killing.ts'
import { flawless } from './losses.ts'
import { describeWithSynapse } from './needs.ts'

const timeout = 600_000

describeWithSynapse('A bot that is killed at random and after requests that change its keys', () => {
  it('keeps its device, reads everything, is read by everybody, and uses no key twice', { timeout }, async () => {
    const { kills, losses } = await kill({ rounds: 15, seed: 7, design: 'journal' })
    expect(losses).toEqual(flawless(28))
    expect(kills.late).toBeLessThan(8)
  })

  it('would lose messages if it kept snapshots, as the same kills show', { timeout }, async () => {
    const { losses } = await kill({ rounds: 8, seed: 7, design: 'snapshot' })
    const { unanswered, unreadable, reused } = losses
    expect(unanswered.length + unreadable + reused).toBeGreaterThan(0)
  })
})
