// Opening: every database comes up with working stores.
import { describe, expect, it } from 'vitest'
import { eachDatabase } from '#test/support/databases.ts'

describe('a fresh database', () => {
  eachDatabase(open => {
    it('counts, remembers and chains', async () => {
      const { stores, atomically } = await open()
      expect(await stores.version.read()).toBe(1)
      const at = '2027-01-01T00:00:00.000Z'
      await atomically(async inside => {
        expect(await inside.numbers.next('K')).toBe(1)
        expect(await inside.numbers.next('K')).toBe(2)
        expect(await inside.inbox.take('u1', at, 'done')).toBe('new')
        expect(await inside.inbox.take('u1', at, 'done')).toBe('seen')
        await inside.version.raise()
        await inside.audit.record({ at, by: 'system', verb: 'next', ids: [], outcome: 'done' })
      })
      expect(await stores.version.read()).toBe(2)
      expect(await stores.audit.verify()).toMatchObject({ entries: 1, head: expect.stringMatching(/^.{43}$/) })
    })
  })
})
