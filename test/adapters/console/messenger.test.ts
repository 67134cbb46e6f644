// The console's messenger: who sits at the terminal, and what it can do about a message.
import { describe, expect, it } from 'vitest'
import { consoleMessenger } from '#adapters/console/messenger.ts'
import type { Terminal } from '#adapters/console/prompt.ts'
import { consoleAccount } from '#src/conversation/console-utterance.ts'
import { firstStart } from '#src/conversation/first-start.ts'
import { answer } from '#src/reply/document.ts'
import { type Message, SendFault } from '#src/reply/messenger.ts'
import { type Released, release } from '#src/reply/release.ts'
import { thePublic } from '#src/security/audience.ts'
import { memoryStores } from '#test/support/databases.ts'
import { countedRandom } from '#test/support/instruments.ts'

const place = { id: 'p1', platform: 'console', address: 'terminal', kind: 'direct' } as Message['place']
const document = release(answer(), thePublic)
const message: Message = { id: 'd1', place, document, urgency: 'ring' }

const messenger = async (said: ReturnType<Terminal['show']> = 'shown') => {
  const { stores } = await memoryStores()
  await firstStart({ stores, random: countedRandom(), at: '2026-11-21T09:00:00.000Z', owners: [] })
  const shown: Released[] = []
  const show = (one: Released) => {
    shown.push(one)
    return said
  }
  return { stores, shown, console: consoleMessenger({ show }, stores.members) }
}

describe('the console as a messenger', () => {
  it('has one reader, the owner of the home space', async () => {
    const { stores, console } = await messenger()
    const [owner] = await stores.members.membershipsOf(consoleAccount)
    expect(await console.audience(place)).toMatchObject({
      destination: 'terminal',
      privacy: 'private',
      space: owner?.space,
      readers: [owner?.id],
    })
  })

  it('shows a message and gives it its own id for a receipt', async () => {
    const { shown, console } = await messenger()
    expect(await console.send(message)).toBe('d1')
    expect(shown).toEqual([document])
  })

  it('keeps for the next terminal what nobody was there to see', async () => {
    const { console } = await messenger('nobody there')
    await expect(console.send(message)).rejects.toMatchObject({ outcome: 'not-sent' })
  })

  it('says that it can change nothing that was shown', async () => {
    const { console } = await messenger()
    await expect(console.correct('d1', message)).rejects.toBeInstanceOf(SendFault)
    expect(console.capabilities).toEqual({ repeats: 'none', edits: 'no' })
  })
})
