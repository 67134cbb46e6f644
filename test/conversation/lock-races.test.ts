// Locking against reading: whoever locked the vault has the last word, however the two interleave.
import { expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { plainText } from '#src/reply/plain-text.ts'
import { chanceFrom } from '#test/support/chance.ts'
import { keepRecord, recallRecord } from '#test/support/keep-record.ts'
import { openWorld } from '#test/support/world.ts'

const RACES = 500

it('never answers with content once the lock was answered', async () => {
  await using world = await openWorld([...menu, keepRecord, recallRecord])
  const say = async (by: 'owner' | 'advocate', words: string) => plainText((await world.say(by, words)).document)
  await say('advocate', 'keep AMBER words:"wants it softer"')
  const draw = chanceFrom(8)
  const seen = { content: 0, locked: 0 }
  for (let race = 0; race < RACES; race++) {
    let answered = false
    const locking = async (most: number) => {
      for (let turn = Math.floor(draw() * most); turn > 0; turn--) await new Promise(resolve => setImmediate(resolve))
      await say('owner', 'lock space')
      answered = true
    }
    const reading = async (most: number) => {
      for (let turn = Math.floor(draw() * most); turn > 0; turn--) await new Promise(resolve => setImmediate(resolve))
      const text = await say('advocate', 'recall C1')
      if (text.includes('softer')) {
        expect(answered, `race ${race}`).toBe(false)
        seen.content++
      } else {
        expect(text).toContain('locked')
        seen.locked++
      }
    }
    await Promise.all([locking(12), reading(1), reading(6), reading(12)])
    expect(await say('advocate', 'recall C1')).toContain('vault unlock')
    expect(await say('owner', 'vault unlock')).toContain('is open')
    expect(await say('advocate', 'recall C1')).toContain('softer')
  }
  // Both happened, else nothing was raced.
  expect(Math.min(seen.content, seen.locked)).toBeGreaterThan(0)
})
