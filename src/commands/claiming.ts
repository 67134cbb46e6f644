// Claiming: who may take what on, and for whom.
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Context } from '#src/conversation/context.ts'
import type { Claim } from '#src/reminders/claims.ts'
import { canRemind } from '#src/reminders/planned-time.ts'
import { ok, type Result, refuse } from '#src/result.ts'
import type { Member } from '#src/security/member.ts'

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
