// Remember name: who is called as their platform shows them, and who keeps the name they have.
import { describe, expect, it } from 'vitest'
import { identify } from '#src/conversation/identify.ts'
import { rememberName } from '#src/conversation/remember-name.ts'
import type { Utterance } from '#src/conversation/utterance.ts'
import type { MemberId, SpaceId } from '#src/security/member.ts'
import { memoryStores } from '#test/support/databases.ts'
import { fixedInstruments } from '#test/support/instruments.ts'

const at = '2026-11-21T09:00:00.000Z'
const space = 'civic' as SpaceId

interface Row {
  readonly name: string
  readonly id?: string
  readonly told: string
  readonly speaking?: 'operator'
  readonly called: string
  readonly why: string
}

const rows: readonly Row[] = [
  { name: 'U012AB3CD', told: 'Ana', called: 'Ana', why: 'nobody named them' },
  { name: 'Ana', told: 'Ana Real Name', called: 'Ana', why: 'whoever has a name chose it, or was given it' },
  {
    name: 'U012AB3CD',
    told: ' "Ana"\u202e\n ',
    called: 'Ana',
    why: 'a name stands in one line, and is typed in quotes',
  },
  { name: 'U012AB3CD', told: '"\u200b" ', called: 'U012AB3CD', why: 'nobody could read that' },
  { name: 'U012AB3CD', told: 'A'.repeat(81), called: 'U012AB3CD', why: 'no other name may be so long' },
  { name: 'T0/U1', id: 'T0/U1', told: 'U1', called: 'T0/U1', why: 'a bare id may be that of somebody elsewhere' },
  { name: '@ana:a.org', id: '@ana:a.org', told: 'Ana', called: 'Ana', why: 'owners on Matrix have their id, too' },
  { name: 'U012AB3CD', told: 'console', speaking: 'operator', called: 'U012AB3CD', why: 'it is not theirs' },
]

describe('A member', () => {
  it.each(rows)('called $name whose platform shows $told is called $called: $why', async row => {
    const { stores } = await memoryStores()
    const { members } = stores
    const id = row.id ?? 'U012AB3CD'
    const platform = id.startsWith('@') ? 'matrix' : 'slack'
    await members.addSpace({ id: space, slug: 'civic', name: 'Civic', home: true }, at)
    const member = await members.addPerson({ platform, id }, { id: 'ana' as MemberId, name: row.name }, at)
    await members.setMembership({ space, member, role: 'coordinator' }, at)
    const said: Utterance = {
      id: 'said-1',
      speaker: { platform, id, name: row.told, standing: 'full' },
      place: { platform, id: 'D1', kind: 'direct', destination: 'slack', outsiders: 'none' },
      words: 'me',
      ...(row.speaking === undefined ? {} : { speaking: row.speaking }),
    }
    const who = await identify(said, { ...stores, keyring: fixedInstruments().keyring, at })
    if (!who.ok) throw new Error(who.refusal.sentence)
    await members.setMembership({ space, member, role: 'owner' }, at)
    expect(await rememberName(who.value.actor, said, { members, at })).toMatchObject({ name: row.called })
    expect(await members.member(space, member)).toMatchObject({ name: row.called, role: 'owner' })
  })
})
