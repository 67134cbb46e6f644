// Speaking for a member: exactly one person, or a refusal.
import { describe, expect, it } from 'vitest'
import { accountOf } from '#src/conversation/speak-for.ts'
import type { Account, MemberId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'

const at = '2026-11-21T09:00:00.000Z'
const account = (id: string): Account => ({ platform: 'slack', id })

const people = async () => {
  const { members } = (await memoryStores()).stores
  for (const slug of ['home', 'lake'])
    await members.addSpace({ id: slug as SpaceId, slug, name: slug, home: slug === 'home' }, at)
  const add = async (name: string, id: string, ...spaces: readonly string[]) => {
    const member = await members.addPerson(account(id), { id: id as MemberId, name }, at)
    for (const space of spaces) await members.setMembership({ space: space as SpaceId, member, role: 'advocate' }, at)
  }
  await add('Ana', 'U1AA', 'home', 'lake')
  await add('Li', 'U2BB', 'home')
  await add('Li', 'U3CC', 'lake')
  return members
}

describe('an operator speaks for', () => {
  it.each([
    ['ana', 'U1AA', 'a name in any case, member of two spaces'],
    ['@Ana', 'U1AA', 'a handle'],
    ['slack:U3CC', 'U3CC', 'an account'],
  ])('%s', async (typed, id) => {
    expect(await accountOf(typed, await people())).toEqual({ ok: true, value: account(id) })
  })

  it.each([
    ['mo', 'There is no member "mo"', 'a stranger'],
    ['slack:U9ZZ', 'There is no member "slack:U9ZZ"', 'an account of nobody'],
    ['li', 'More than one member is called "li"', 'never a guess'],
    ['', 'There is no member ""', 'nothing'],
  ])('nobody when it says %j', async (typed, sentence) => {
    expect(await accountOf(typed, await people())).toMatchObject({
      refusal: { sentence: expect.stringContaining(sentence) },
    })
  })
})
