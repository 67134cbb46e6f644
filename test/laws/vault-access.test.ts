// The law of reading: random members, organisations, spaces and records, against an oracle that was written apart.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { MemberId, OrganisationId, SpaceId } from '#src/security/member.ts'
import { type RecordFrame, type RecordId, vaultLabels } from '#src/security/vault.ts'
import { mayRead, type VaultReader } from '#src/security/vault-access.ts'

const of = <T extends string>(...names: readonly string[]) => fc.constantFrom(...(names as unknown as readonly T[]))
const member = of<MemberId>('ana', 'ben', 'cy', 'dee')
const organisation = fc.option(of<OrganisationId>('watch', 'lantern', 'ana', 'ben'), { nil: undefined })
const space = of<SpaceId>('coalition', 'another')

const record = fc
  .record({ space, author: member, organisation, recipients: fc.uniqueArray(member) })
  .map(({ organisation, ...rest }) => ({
    id: 'r' as RecordId,
    kind: 'contact' as const,
    name: 'C1',
    ...rest,
    ...(organisation === undefined ? {} : { organisation }),
  }))

const reader = fc
  .record({
    space,
    member: fc.option(member, { nil: undefined }),
    organisation,
    speaking: fc.constantFrom('self' as const, 'operator' as const),
  })
  .map(({ space, member, organisation, speaking }) => ({
    space: { id: space },
    speaking,
    ...(member === undefined ? {} : { member }),
    ...(organisation === undefined ? {} : { organisation }),
  }))

/** In words: nobody for an operator or from outside the space; then everybody, one side, or by name. */
const oracle = (label: string, of: RecordFrame, by: VaultReader): boolean => {
  if (by.speaking === 'operator' || by.space.id !== of.space) return false
  if (label === 'AMBER') return true
  if (label === 'RED') return [of.author, ...of.recipients].some(one => one === by.member)
  const side = (organisation: string | undefined, person: string | undefined) => organisation ?? person ?? 'nobody'
  return side(of.organisation, of.author) === side(by.organisation, by.member)
}

it('shows a column to exactly those whom the table names', () => {
  fc.assert(
    fc.property(fc.constantFrom(...vaultLabels), record, reader, (label, frame, by) => {
      expect(mayRead(label, frame, by)).toBe(oracle(label, frame, by))
    }),
    { numRuns: 10_000 },
  )
})
