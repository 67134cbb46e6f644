// Members: what the port promises of spaces, organisations and people.
import { expect, it } from 'vitest'
import type { MemberId, OrganisationId, Role, Space, SpaceId } from '#src/security/member.ts'
import { defaultPreferences } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { OpenDatabase } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const later = '2026-11-22T08:00:00.000Z'
const home = { id: 'home' as SpaceId, slug: 'home', name: 'Home', home: true } satisfies Space
const other = { id: 'other' as SpaceId, slug: 'geneva-group', name: 'Geneva group', home: false } satisfies Space
const amina = 'amina' as MemberId
const account = { platform: 'slack', id: 'U1' } as const

const join = (members: Members, space: Space, given: { member?: MemberId; role?: Role; since?: string } = {}) =>
  members.setMembership(
    { space: space.id, member: given.member ?? amina, role: given.role ?? 'advocate' },
    given.since ?? at,
  )

export const membersContract = (open: OpenDatabase): void => {
  const prepare = async () => {
    const database = await open()
    const { members } = database.stores
    await members.addSpace(home, at)
    await members.addSpace(other, at)
    await members.addPerson(account, { id: amina, name: 'Amina' }, at)
    return { members, db: database.db }
  }

  it('finds spaces by id, by slug and as the home space, and lists them by slug', async () => {
    const { members } = await prepare()
    expect(await members.homeSpace()).toEqual(home)
    expect(await members.space(other.id)).toEqual(other)
    expect(await members.findSpace('geneva-group')).toEqual(other)
    expect(await members.space('none' as SpaceId)).toBeUndefined()
    expect(await members.findSpace('none')).toBeUndefined()
    expect(await members.spaces()).toEqual([other, home])
  })

  it('knows the same person again by the same account', async () => {
    const { members } = await prepare()
    expect(await members.addPerson(account, { id: 'new' as MemberId, name: 'Somebody' }, later)).toBe(amina)
    const matrix = { platform: 'matrix', id: '@amina:example.org' } as const
    expect(await members.addPerson(matrix, { id: amina, name: 'Amina' }, later)).toBe(amina)
    expect(await members.accountsOf(amina)).toEqual([matrix, account])
  })

  it('knows accounts apart that only their platform tells apart', async () => {
    const { members } = await prepare()
    const console = { platform: 'console', id: account.id } as const
    expect(await members.addPerson(console, { id: 'x' as MemberId, name: 'X' }, at)).toBe('x')
  })

  it('lists the memberships of an account, the chosen space first, then the oldest', async () => {
    const { members } = await prepare()
    await join(members, other, { since: later })
    await join(members, home)
    const spaces = async () => (await members.membershipsOf(account)).map(one => one.space)
    expect(await spaces()).toEqual(['home', 'other'])
    await members.chooseSpace(amina, other.id)
    expect(await spaces()).toEqual(['other', 'home'])
    expect(await members.membershipsOf({ platform: 'slack', id: 'U2' })).toEqual([])
  })

  it('replaces role and organisation, and ends a membership in its space alone', async () => {
    const { members } = await prepare()
    const organisation = { id: 'o1' as OrganisationId, name: 'Rights First' }
    await members.addOrganisation(home.id, organisation)
    await join(members, home)
    await join(members, other)
    await members.setMembership(
      { space: home.id, member: amina, role: 'coordinator', organisation: organisation.id },
      later,
    )
    expect(await members.member(home.id, amina)).toEqual({
      id: amina,
      name: 'Amina',
      space: home.id,
      role: 'coordinator',
      organisation,
      preferences: defaultPreferences,
    })
    await join(members, home, { role: 'observer' })
    expect(await members.member(home.id, amina)).not.toHaveProperty('organisation')
    await members.endMembership(home.id, amina)
    expect(await members.member(home.id, amina)).toBeUndefined()
    expect(await members.member(other.id, amina)).toBeDefined()
  })

  it('lists the members of one space by name', async () => {
    const { members } = await prepare()
    for (const [id, name] of [
      ['m1', 'Zoe'],
      ['m2', 'Bao'],
    ] as const) {
      await members.addPerson({ platform: 'slack', id }, { id: id as MemberId, name }, at)
      await join(members, home, { member: id as MemberId })
    }
    await join(members, other)
    expect((await members.membersOf(home.id)).map(one => one.name)).toEqual(['Bao', 'Zoe'])
  })

  it('keeps preferences, with defaults for those that are not chosen', async () => {
    const { members, db } = await prepare()
    await join(members, home)
    const chosen = { ...defaultPreferences, zone: 'Asia/Kathmandu', quiet: '22:00-07:00', cover: 'on' } as const
    await members.setPreferences(amina, chosen)
    expect((await members.member(home.id, amina))?.preferences).toEqual(chosen)
    await db.updateTable('member').set({ preferences: '{"language":"fr"}' }).execute()
    expect((await members.member(home.id, amina))?.preferences).toEqual({ ...defaultPreferences, language: 'fr' })
  })

  it('does not quote preferences that are damaged', async () => {
    const { members, db } = await prepare()
    await join(members, home)
    await db.updateTable('member').set({ preferences: 'Kathmandu' }).execute()
    await expect(members.membersOf(home.id)).rejects.toThrow(/^The stored preferences of a member are damaged/)
  })

  it('lists organisations of one space by name, each name once', async () => {
    const { members } = await prepare()
    const of = (id: string, name: string) => ({ id: id as OrganisationId, name })
    await members.addOrganisation(home.id, of('o1', 'Rights First'))
    await members.addOrganisation(home.id, of('o2', 'Amis des droits'))
    await members.addOrganisation(other.id, of('o3', 'Rights First'))
    expect(await members.organisations(home.id)).toEqual([of('o2', 'Amis des droits'), of('o1', 'Rights First')])
    await expect(members.addOrganisation(home.id, of('o4', 'Rights First'))).rejects.toThrow()
  })
}
