// People: what the stores keep of persons, accounts and link codes, on every database.
import { describe, expect, it } from 'vitest'
import type { MemberId, Space, SpaceId } from '#src/security/member.ts'
import { eachDatabase, type TestDatabase } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const slack = { platform: 'slack', id: 'U1' } as const
const matrix = { platform: 'matrix', id: '@ana:example.org' } as const
const spaceOf = (slug: string, home: boolean): Space => ({ id: slug as SpaceId, slug, name: slug, home })
const idOf = (text: string) => text as MemberId

const withSpaces = async (open: () => Promise<TestDatabase>) => {
  const { stores } = await open()
  await stores.members.addSpace(spaceOf('civic', true), at)
  await stores.members.addSpace(spaceOf('delta', false), at)
  return stores
}

describe('people', () => {
  eachDatabase(open => {
    it('are called in each space what that space calls them', async () => {
      const { members } = await withSpaces(open)
      const ana = await members.addPerson(slack, { id: idOf('m1'), name: 'Ana' }, at)
      await members.setMembership(
        { space: 'civic' as SpaceId, member: ana, role: 'advocate', name: 'Ana of Civic' },
        at,
      )
      await members.setMembership({ space: 'delta' as SpaceId, member: ana, role: 'observer', name: 'A.' }, at)
      await members.setMembership({ space: 'delta' as SpaceId, member: ana, role: 'owner' }, at)
      expect((await members.membersOf('civic' as SpaceId)).map(one => one.name)).toEqual(['Ana of Civic'])
      expect((await members.membersOf('delta' as SpaceId)).map(one => [one.name, one.role])).toEqual([['A.', 'owner']])
    })

    it('are found by any of their accounts, and an account has one person', async () => {
      const { members } = await withSpaces(open)
      const ana = await members.addPerson(slack, { id: idOf('m1'), name: 'Ana' }, at)
      const other = await members.addPerson(matrix, { id: idOf('m2'), name: 'other' }, at)
      expect((await members.person(matrix))?.id).toBe(other)
      await members.addAccount(ana, matrix)
      expect((await members.person(matrix))?.id).toBe(ana)
      expect(await members.accountsOf(other)).toEqual([])
      await members.removeAccount(matrix)
      expect(await members.person(matrix)).toBeUndefined()
      expect(await members.accountsOf(ana)).toEqual([slack])
    })

    it('have one code, good until its instant and once', async () => {
      const { members, linkCodes } = await withSpaces(open)
      const ana = await members.addPerson(slack, { id: idOf('m1'), name: 'Ana' }, at)
      await linkCodes.offer('old', { member: ana, until: '2026-11-21T08:10:00.000Z' })
      await linkCodes.offer('new', { member: ana, until: '2026-11-21T08:10:00.000Z' })
      expect(await linkCodes.whose('old', at)).toBeUndefined()
      expect(await linkCodes.whose('new', '2026-11-21T08:10:00.000Z')).toBeUndefined()
      expect(await linkCodes.whose('new', at)).toBe(ana)
      expect(await linkCodes.take('new', at)).toBe(ana)
      expect(await linkCodes.take('new', at)).toBeUndefined()
    })
  })
})
