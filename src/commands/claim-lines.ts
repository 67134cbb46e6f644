// Claim lines: who takes care of an event, organisation by organisation.
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Claim } from '#src/reminders/claims.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member } from '#src/security/member.ts'

/** "Amina (Alpha) takes care of it · done by Bo (Beta)"; empty when nobody does. */
export const claimWords = (claims: readonly Claim[]): string =>
  claims
    .map(claim => (claim.state === 'done' ? `done by ${claimant(claim)}` : `${claimant(claim)} takes care of it`))
    .join(' · ')

/** "Amina (Alpha)". */
export const claimant = ({ ownerName, organisationName }: Claim): string =>
  organisationName === undefined ? ownerName : `${ownerName} (${organisationName})`

/** Whose list it stands on: the organisation's, or the person's own where they are of none. */
export const holderOf = ({ organisation, id }: Pick<Member, 'organisation' | 'id'>): Claim['holder'] =>
  organisation?.id ?? id

/** Whoever speaks, as a member; observers who were never added take nothing on. */
export const speakerOf = async ({ actor, members }: Pick<Context, 'actor' | 'members'>): Promise<Result<Member>> => {
  const member = actor.member === undefined ? undefined : await members.member(actor.space.id, actor.member)
  return member === undefined ? refuse('Only members can take a deadline on. A coordinator can add you.') : ok(member)
}

/** What fell or is over needs nobody. */
export const canBeTaken = (event: CalendarEvent): Result<CalendarEvent> =>
  canRemind(event)
    ? ok(event)
    : refuse(`${event.slug} is ${event.withdrawn ? 'withdrawn' : event.state}; there is nothing to take care of.`)
