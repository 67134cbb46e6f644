// membersOnly: the ballots of those who were members of the body on the day, and the States that were not.
import type { Iso3 } from '#src/states/state.ts'
import type { Answer } from '#src/votes/ballot.ts'
import { electorateOn } from '#src/votes/roll-call/electorate.ts'
import type { VotingBody } from '#src/votes/voting-body.ts'

export interface Sifted {
  readonly ballots: ReadonlyMap<Iso3, Answer>
  readonly outsiders: readonly Iso3[]
}

/** Keeps the members of each day that was asked for: a file has thousands of votes on some hundred days. */
export const membersOnly = (): ((
  ballots: ReadonlyMap<Iso3, Answer>,
  on: { readonly body: VotingBody; readonly day: string },
) => Sifted) => {
  const known = new Map<string, ReadonlySet<Iso3> | undefined>()
  const membersOf = (body: VotingBody, day: string): ReadonlySet<Iso3> | undefined => {
    const key = `${body} ${day}`
    if (!known.has(key)) known.set(key, electorateOn(body, Temporal.PlainDate.from(day)).members)
    return known.get(key)
  }
  return (ballots, { body, day }) => {
    const members = membersOf(body, day)
    const outsiders = members === undefined ? [] : [...ballots.keys()].filter(state => !members.has(state))
    if (outsiders.length === 0) return { ballots, outsiders }
    return { ballots: new Map([...ballots].filter(([state]) => members?.has(state))), outsiders }
  }
}
