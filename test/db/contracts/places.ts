// Places: what the port promises of channels, rooms and direct conversations.
import { expect, it } from 'vitest'
import type { MemberId, Place, PlaceId, SpaceId } from '#src/security/member.ts'
import type { OpenDatabase } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const home = 'home' as SpaceId
const amina = 'amina' as MemberId
const room: Place = { id: 'p1' as PlaceId, platform: 'matrix', address: '!r:example.org', kind: 'room', space: home }
const direct: Place = { id: 'p2' as PlaceId, platform: 'slack', address: 'D1', kind: 'direct', member: amina }

export const placesContract = (open: OpenDatabase): void => {
  const prepare = async () => {
    const { members } = (await open()).stores
    await members.addSpace({ id: home, slug: 'home', name: 'Home', home: true }, at)
    await members.addPerson({ platform: 'slack', id: 'U1' }, { id: amina, name: 'Amina' }, at)
    await members.setPlace(room, amina, at)
    await members.setPlace(direct, undefined, at)
    return members
  }

  it('are found by id and by what the platform calls them', async () => {
    const members = await prepare()
    expect(await members.place(room.id)).toEqual(room)
    expect(await members.findPlace({ platform: 'matrix', id: room.address })).toEqual(room)
    expect(await members.findPlace({ platform: 'slack', id: 'D1' })).toEqual(direct)
    expect(await members.findPlace({ platform: 'matrix', id: 'D1' })).toBeUndefined()
    expect(await members.place('none' as PlaceId)).toBeUndefined()
  })

  it('keep their id when they are unlinked and linked anew', async () => {
    const members = await prepare()
    await members.unlinkPlace(room.id)
    const { space: _space, ...unlinked } = room
    expect(await members.place(room.id)).toEqual(unlinked)
    expect(await members.placesOf(home)).toEqual([])
    await members.setPlace({ ...room, id: 'other' as PlaceId }, amina, at)
    expect(await members.placesOf(home)).toEqual([room])
  })

  it('keep their id and their link when their platform calls them otherwise', async () => {
    const members = await prepare()
    await members.movePlace(room.id, '!new')
    expect(await members.placesOf(home)).toEqual([{ ...room, address: '!new' }])
    expect(await members.findPlace({ platform: 'matrix', id: room.address })).toBeUndefined()
  })
  it('that are direct are where their person still has an account, the first of them first', async () => {
    const members = await prepare()
    const later = { ...direct, id: 'p3' as PlaceId, platform: 'matrix', address: '!d:example.org' } as const
    await members.setPlace(later, amina, '2026-11-21T09:00:00.000Z')
    expect(await members.directPlaceOf(amina)).toEqual(direct)
    await members.addAccount(amina, { platform: 'matrix', id: '@amina:example.org' })
    await members.removeAccount({ platform: 'slack', id: 'U1' })
    expect(await members.directPlaceOf(amina)).toEqual(later)
    expect(await members.directPlaceOf('nobody' as MemberId)).toBeUndefined()
  })
}
