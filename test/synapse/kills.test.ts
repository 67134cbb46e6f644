// Kills: whenever the process dies, the same device goes on, and nothing is lost to either side.
import { expect, it } from 'vitest'
import { kill } from './killing.ts'
import { flawless } from './losses.ts'
import { describeWithSynapse } from './needs.ts'

// What snapshots would lose is shown by the long form, `npm run prove:matrix`: few kills may miss it.
describeWithSynapse('A bot that is killed at random and after requests that change its keys', () => {
  it('keeps its device, reads everything, is read by everybody, and uses no key twice', async () => {
    const { kills, losses } = await kill({ rounds: 15, seed: 7, design: 'journal' })
    expect(losses).toEqual(flawless(28))
    expect(Object.values(kills).reduce((all, some) => all + some)).toBe(15)
  })
})
