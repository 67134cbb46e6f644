// Somebody in Matrix who only ever types in rooms: what is for them alone reaches them in the room in which answers do.
import { expect, it } from 'vitest'
import { plain } from '#adapters/matrix/answer.ts'
import { line } from '#src/reply/document.ts'
import type { Place } from '#src/security/member.ts'
import { bodies, eventually, meetInMatrix } from '#test/support/matrix/meet.ts'

it('Whoever only types in rooms is written to where private answers go, and a room is made for whoever had none', async () => {
  await using meeting = await meetInMatrix({
    dispatch: async ({ words }) => ({ outcome: 'done', document: { ...plain(line(`echo ${words}`)), to: 'asker' } }),
  })
  const { server, ana, bot } = meeting
  const bo = server.register('bo')
  await bot.enrol(bo, 'advocate')
  const { messenger } = bot.connection()
  const { members } = bot.database.stores
  const placeOf = async (address: string): Promise<Place> => {
    const member = (await members.person({ platform: 'matrix', id: address }))?.id
    return { id: `p-${address}`, platform: 'matrix', address, kind: 'direct', member } as Place
  }
  const room = await ana.makeRoom({ invite: [bot.user] })
  await eventually(async () => (await bodies(meeting, room)).some(body => body.startsWith('Hello')))
  await ana.say(room, '!un one')
  const others = () => [...server.town.rooms.keys()].filter(one => one !== room)
  await eventually(() => others().length === 1)
  const place = await placeOf(ana.user)
  const address = await messenger.open?.(place)
  expect(others()).toEqual([address])
  await messenger.send({
    id: 'd1',
    place: { ...place, address: address ?? '' },
    document: plain(line('In 2 hours: Coalition call')),
    urgency: 'ring',
  })
  await eventually(async () => (await bodies(meeting, address ?? '')).includes('In 2 hours: Coalition call'))
  expect(await messenger.open?.({ ...place, address: room })).toBe(room)
  expect(await messenger.open?.(await placeOf(bo))).not.toBe(address)
  expect(others()).toHaveLength(2)
  await expect(messenger.open?.({ ...place, address: bo })).rejects.toMatchObject({ outcome: 'refused' })
  expect(others()).toHaveLength(2)
  expect(bot.faults).toEqual([])
}, 60_000)
