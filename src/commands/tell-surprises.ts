// Tell surprises: a vote that became verified goes to coordinators as a second message, where it differs from what was said.
import type { Context } from '#src/conversation/context.ts'
import { tell } from '#src/reminders/word.ts'
import type { SpaceId } from '#src/security/member.ts'
import { may } from '#src/security/permissions.ts'
import { differences, isVerified, type Vote } from '#src/votes/vote.ts'

/** `before`: the vote as it was, if it was there. Nothing is said twice about the same list. */
export const tellSurprises = async (after: Vote, before: Vote | undefined, context: Context): Promise<void> => {
  if (!isVerified(after.standing)) return
  const known = before !== undefined && isVerified(before.standing)
  if (known && differences(before.ballots, after.ballots).length === 0) return
  const space = after.space as SpaceId
  const to = (await context.members.membersOf(space)).filter(member => may(member, 'compare promises'))
  const { now } = context
  await tell(
    {
      space,
      to: to.map(({ id }) => id),
      key: `surprises:V${after.number}:${now.epochMilliseconds}`,
      subjects: [`surprises ${after.number}`],
      now,
    },
    context,
  )
}
