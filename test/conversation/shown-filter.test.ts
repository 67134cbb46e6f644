// Shown filter: an answer that a member shows to a room with guests does not say back what it was asked for.
import { describe, expect, it } from 'vitest'
import { menu } from '#src/commands/index.ts'
import { dispatch } from '#src/conversation/dispatch.ts'
import { plainText } from '#src/reply/plain-text.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const space = 'civic' as SpaceId
const at = '2026-11-21T08:00:00.000Z'
const about = { version: '0', publicUrl: 'http://localhost:8080', database: 'x', calendar: '2026-11-20' }

const lobby = async () => {
  const database = await memoryStores()
  const { members } = database.stores
  await members.addSpace({ id: space, slug: 'civic', name: 'Civic', home: true }, at)
  const amina = await members.addPerson(
    { platform: 'slack', id: 'UAMINA' },
    { id: 'amina' as MemberId, name: 'Amina' },
    at,
  )
  await members.setMembership({ space, member: amina, role: 'coordinator' }, at)
  await members.setPlace({ id: 'p1' as PlaceId, platform: 'slack', address: 'CLOBBY', kind: 'room', space }, amina, at)
  let said = 0
  return async (words: string, shows?: 'room') => {
    const { document } = await dispatch(
      {
        id: `said-${++said}`,
        speaker: { platform: 'slack', id: 'UAMINA', name: 'amina', standing: 'full' },
        place: { platform: 'slack', id: 'CLOBBY', kind: 'room', destination: 'slack', outsiders: 'guests' },
        words,
        ...(shows === undefined ? {} : { shows }),
      },
      Temporal.Instant.from(at).add({ seconds: said }),
      { ...database, instruments: fixedInstruments(), menu, about, root: 'un' },
    )
    return plainText(document)
  }
}

describe('A room with guests that an answer is shown to', () => {
  it.each([
    ['changes event:quiet-dinner', 'what changed is hidden, and so is what was asked for'],
    ['changes text:dinner', 'free words are those of whoever typed them'],
    ['next 1y event:quiet-dinner', 'the entry is hidden, and so is its name'],
    ['next event:quiet-dinner elections', 'nothing answers to it'],
    ['timeline event:quiet-dinner', 'no deadline hangs on it'],
    ['timeline text:dinner', 'nothing public has these words'],
  ])('is not told the name of an event of the space by "%s": %s', async words => {
    const say = await lobby()
    expect(await say('event add "Quiet dinner" when:2026-12-10 kind:meeting')).toContain('quiet-dinner')
    expect((await say(words)).toLowerCase()).toContain('dinner')
    expect((await say(words, 'room')).toLowerCase()).not.toContain('dinner')
  })
})
