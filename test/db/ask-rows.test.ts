// What of an ask stays in the clear, on every database.
import { describe, expect, it } from 'vitest'
import type { AskRow } from '#src/contacts/ask.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { RecordId } from '#src/security/vault.ts'
import { iso3 } from '#src/states/state.ts'
import { eachDatabase } from '#test/support/databases.ts'

const [ours, theirs] = ['ours', 'theirs'] as SpaceId[] as [SpaceId, SpaceId]
const [ana, bo] = ['ana', 'bo'] as MemberId[] as [MemberId, MemberId]
const ask = (name: string, space = ours) => ({ space, record: `record-${name}` as RecordId, ask: name })
const row = (id: string, more: Partial<AskRow> = {}): AskRow => ({ id, state: iso3('KEN'), rung: 'none', ...more })

describe('the rows of asks', () => {
  eachDatabase(open => {
    it('are due from their day on, earliest first, in their own space', async () => {
      await using here = await open()
      const { askRows } = here.stores
      await askRows.keep(ask('A1'), [
        row('late', { next: '2026-11-20', owner: ana }),
        row('soon', { next: '2026-11-25' }),
        row('idle'),
      ])
      await askRows.keep(ask('A2', theirs), [row('other', { next: '2026-11-20' })])
      expect(await askRows.due(ours, '2026-11-24')).toEqual([
        { ...ask('A1'), id: 'late', next: '2026-11-20', owner: ana },
      ])
      expect((await askRows.due(ours, '2026-11-25')).map(one => one.id)).toEqual(['late', 'soon'])
    })

    it('are replaced as a whole, many at once', async () => {
      await using here = await open()
      const { askRows } = here.stores
      await askRows.keep(ask('A1'), [row('before', { next: '2026-11-20' })])
      const many = Array.from({ length: 1_200 }, (_, index) => row(`row-${index}`, { next: '2026-11-20' }))
      await askRows.keep(ask('A1'), many)
      expect(await askRows.due(ours, '2026-11-20')).toHaveLength(1_200)
    })

    it('are found by who owns them or stands in, newest ask last made', async () => {
      await using here = await open()
      const { askRows } = here.stores
      await askRows.keep(ask('A2'), [row('owned', { owner: ana, deputy: bo })])
      await askRows.keep(ask('A10'), [row('deputy', { deputy: ana })])
      expect((await askRows.heldBy(ana, ours)).map(one => one.id)).toEqual(['deputy', 'owned'])
      expect(await askRows.newestOf(ana, ours)).toBe('A10')
      expect(await askRows.newestOf(bo, ours)).toBe('A2')
      expect(await askRows.heldBy(bo, theirs)).toEqual([])
    })
  })
})
