// Electorate: who could vote in a body on a day, as far as it is known.
import { membersOn } from '#src/states/membership.ts'
import type { Iso3 } from '#src/states/state.ts'
import { electorateOf, type VotingBody } from '#src/votes/voting-body.ts'

export interface Electorate {
  /** All members, the suspended too; undefined where the list is not known to be whole. */
  readonly members: ReadonlySet<Iso3> | undefined
  readonly suspended: ReadonlySet<Iso3>
  readonly day: string | undefined
  /** Why the members are not known. */
  readonly unknown: string | undefined
}

export const electorateOn = (body: VotingBody | undefined, date: Temporal.PlainDate | undefined): Electorate => {
  const day = date?.toString()
  const unknown = (why: string): Electorate => ({ members: undefined, suspended: new Set(), day, unknown: why })
  if (body === undefined) return unknown('The body is not known, so that names are not checked against its members.')
  if (date === undefined)
    return unknown('The day is not known, so that names are not checked against the members of that day.')
  const { members, suspended, complete, note } = membersOn(electorateOf(body), date)
  if (!complete) return unknown(note ?? 'Not all members of this day are known.')
  return {
    members: new Set(members.map(({ iso3 }) => iso3)),
    suspended: new Set(suspended),
    day,
    unknown: undefined,
  }
}
