// Acts: what the port promises of undoing.
import { expect, it } from 'vitest'
import type { Act } from '#src/security/acts.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import type { OpenDatabase } from '#test/support/databases.ts'

const at = '2026-11-21T08:00:00.000Z'
const [amina, home] = ['amina' as MemberId, 'home' as SpaceId]
const act = (id: string, given: Partial<Act> = {}): Act => ({ id, space: home, by: amina, at, undo: id, ...given })

export const actsContract = (open: OpenDatabase): void => {
  it('gives the last one first, also of several at the same instant, then those before it', async () => {
    const { acts } = (await open()).stores
    for (const id of ['z', 'y', 'x']) await acts.record(act(id))
    for (const id of ['x', 'y', 'z']) {
      expect(await acts.latest(amina, home, at)).toEqual(act(id))
      await acts.markUndone(id)
    }
    expect(await acts.latest(amina, home, at)).toBeUndefined()
  })

  it('gives only those of this person in this space, since the instant', async () => {
    const { acts } = (await open()).stores
    await acts.record(act('1', { by: 'bao' as MemberId }))
    await acts.record(act('2', { space: 'other' as SpaceId }))
    await acts.record(act('3', { at: '2026-11-21T07:59:59.999Z' }))
    expect(await acts.latest(amina, home, at)).toBeUndefined()
  })
}
