// Pastes on every database: found by their owner in their place, for their time.
import { describe, expect, it } from 'vitest'
import type { SpaceId } from '#src/security/member.ts'
import type { Paste } from '#src/security/pastes.ts'
import { eachDatabase } from '#test/support/databases.ts'

const paste: Paste = {
  id: 'p1',
  space: 'civic' as SpaceId,
  by: 'slack:U1',
  place: 'slack:D1',
  state: 'open',
  words: 'vote log L.4 parts:yes',
  text: 'In favour: Nepal',
  until: '2026-11-21T09:30:00.000Z',
}
const whose = { by: paste.by, place: paste.place }
const NOW = '2026-11-21T09:00:00.000Z'

describe('kept pastes', () => {
  eachDatabase(open => {
    it('are found by whoever pasted them, there, until they expire', async () => {
      const { pastes } = (await open()).stores
      await pastes.keep(paste)
      expect(await pastes.find('p1', whose, NOW)).toEqual(paste)
      expect(await pastes.open(whose, NOW)).toEqual(paste)
      expect(await pastes.find('p1', { ...whose, by: 'slack:U2' }, NOW)).toBeUndefined()
      expect(await pastes.find('p1', { ...whose, place: 'slack:D2' }, NOW)).toBeUndefined()
      expect(await pastes.find('p1', whose, paste.until)).toBeUndefined()
      expect(await pastes.open(whose, paste.until)).toBeUndefined()
    })

    it('grow, are closed, dropped and forgotten', async () => {
      const { pastes } = (await open()).stores
      await pastes.keep(paste)
      await pastes.keep({ ...paste, text: 'more', state: 'whole' })
      expect(await pastes.find('p1', whose, NOW)).toMatchObject({ text: 'more' })
      expect(await pastes.open(whose, NOW)).toBeUndefined()
      await pastes.keep({ ...paste, id: 'p2' })
      await pastes.drop('p2')
      expect(await pastes.find('p2', whose, NOW)).toBeUndefined()
      await pastes.expire(paste.until)
      expect(await pastes.find('p1', whose, NOW)).toBeUndefined()
    })
  })
})
