// Sponsors: who stands behind a text since when, as spans of days that only grow: who joined, withdrew, joined again.
import { ok, type Result, refuse } from '#src/result.ts'
import { choiceLabel, type Iso3 } from '#src/states/state.ts'
import type { Sponsor } from './draft.ts'

export interface SponsorChange {
  readonly state: Iso3
  readonly does: 'join' | 'withdraw'
  readonly role: Sponsor['role']
  /** ISO; undefined for a State that was there when the text was tabled. */
  readonly day: string | undefined
}

/** All changes or none. Joining twice changes nothing but the role. */
export const withChanges = (
  sponsors: readonly Sponsor[],
  changes: readonly SponsorChange[],
): Result<readonly Sponsor[]> => {
  let after = sponsors
  for (const change of changes) {
    const next = withChange(after, change)
    if (!next.ok) return next
    after = next.value
  }
  return ok(after)
}

const withChange = (
  sponsors: readonly Sponsor[],
  { state, does, role, day }: SponsorChange,
): Result<readonly Sponsor[]> => {
  const at = sponsors.findIndex(one => one.state === state && one.withdrew === undefined)
  const open = sponsors[at]
  if (does === 'join') {
    if (open === undefined) return ok([...sponsors, { state, role, ...(day === undefined ? {} : { joined: day }) }])
    return ok(sponsors.with(at, { ...open, role }))
  }
  const name = choiceLabel(state)
  if (open === undefined)
    return refuse(`${name} does not stand behind it, so it cannot withdraw. To put it there: +${state}`)
  if (day !== undefined && open.joined !== undefined && day < open.joined)
    return refuse(`${name} joined on ${open.joined}, so it cannot have withdrawn on ${day}.`)
  return ok(day === undefined ? sponsors.toSpliced(at, 1) : sponsors.with(at, { ...open, withdrew: day }))
}

/** Who stands behind it now. */
export const standingSponsors = (sponsors: readonly Sponsor[]): readonly Sponsor[] =>
  sponsors.filter(one => one.withdrew === undefined)
