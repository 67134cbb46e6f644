// Identify: who becomes an observer of a room, and that nobody does by naming it from outside.
import { describe, expect, it } from 'vitest'
import { consoleUtterance } from '#src/conversation/console-utterance.ts'
import { identify } from '#src/conversation/identify.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { Account, PlaceId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const at = '2026-11-21T09:00:00.000Z'
const room: Account = { platform: 'slack', id: 'C1' }
const somebody: Account = { platform: 'slack', id: 'U9' }
const shell = consoleUtterance({ id: 'u1', words: 'next', for: somebody, in: room })
const { speaking: _operator, ...themselves } = shell

const roleOf = async (utterance: Utterance) => {
  const { stores } = await memoryStores()
  const space = 'home' as SpaceId
  await stores.members.addSpace({ id: space, slug: 'home', name: 'Home', home: true }, at)
  const place = { id: 'p1' as PlaceId, platform: 'slack', address: 'C1', kind: 'room', space } as const
  await stores.members.setPlace(place, undefined, at)
  const who = await identify(utterance, { ...stores, keyring: fixedInstruments().keyring, at })
  return who.ok ? who.value.actor.role : 'stranger'
}

describe('somebody who was never added', () => {
  it.each([
    { utterance: themselves, role: 'observer', why: 'they are in the linked room' },
    { utterance: shell, role: 'stranger', why: 'an operator names them and the room in a shell' },
    {
      utterance: { ...themselves, speaker: { ...themselves.speaker, platform: 'matrix' as const } },
      role: 'stranger',
      why: 'their account is of another platform than the room',
    },
    {
      utterance: { ...themselves, speaker: { ...themselves.speaker, standing: 'guest' as const } },
      role: 'stranger',
      why: 'they are a guest there',
    },
  ])('is $role where $why', async ({ utterance, role }) => {
    expect(await roleOf(utterance)).toBe(role)
  })
})
