// lockout: shuts a person out at once, for a day; a second member makes it last, an owner ends it.
import { command } from '#src/conversation/command.ts'
import type { Context } from '#src/conversation/context.ts'
import { memberField } from '#src/conversation/fields.ts'
import { instantText } from '#src/instant-text.ts'
import { ownersOf, tell } from '#src/reminders/word.ts'
import { answer, line } from '#src/reply/document.ts'
import { ok, refuse } from '#src/result.ts'
import type { Closure } from '#src/security/closures.ts'
import type { Member } from '#src/security/member.ts'
import { findMember } from './find-member.ts'
import { ours } from './ours.ts'
import { ownFeeds } from './own-feeds.ts'

const FIRST = Temporal.Duration.from({ hours: 24 })

export const lockout = command({
  verb: 'lockout',
  summary: 'shut somebody out at once: a lost phone, a forced unlock',
  permission: 'shut people out',
  effect: 'write',
  fields: { who: memberField },
  examples: ['lockout ana'],
  handle: async ({ who }, context) => {
    const { actor, closures, now } = context
    if (actor.member === undefined || actor.speaking === 'operator')
      return refuse('Members shut people out, each speaking for themselves.')
    const found = await findMember(who, context)
    if (!found.ok) return found
    const member = found.value
    if (member.id === actor.member) return refuse('To close your own access to the vault: lock')
    const at = instantText(now)
    const before = await closures.find('out', { space: actor.space.id, member: member.id }, at)
    if (before?.until === undefined && before !== undefined)
      return refuse(`${member.name} is shut out already, until an owner says: unlock "${member.name}"`)
    if (before?.by === actor.member)
      return refuse(`You shut ${member.name} out already. When a second member says the same, it lasts.`)
    const until = before === undefined ? instantText(now.add(FIRST)) : undefined
    const closure: Closure = {
      kind: 'out',
      space: actor.space.id,
      member: member.id,
      by: actor.member,
      at,
      ...(until === undefined ? {} : { until }),
    }
    await closures.close(closure)
    const ids = [member.id, ...(await ownFeeds.release(member, undefined, context))]
    await context.tidying.hurry(member.id, at)
    await tellOwners(closure, member, context)
    await context.did({ ids })
    return ok(
      answer(
        ours(context, [
          line(`${member.name} is shut out ${until === undefined ? 'until an owner ends it' : 'for 24 hours'}.`),
          line('I answer them no more, send them nothing, and their feed addresses ended.'),
          line(
            'What stands on their devices and in rooms stays: a phone that is off line keeps it. The owners were told.',
          ),
        ]),
      ),
    )
  },
})

const tellOwners = async (closure: Closure, member: Member, context: Context): Promise<void> => {
  const { space, by, at, until } = closure
  const owners = (await ownersOf(space, context.members)).filter(one => one !== member.id && one !== by)
  await tell(
    {
      space,
      to: owners,
      key: `shut-out:${member.id}:${at}`,
      subjects: [`shut-out ${member.id} ${by} ${until ?? '-'}`],
      now: context.now,
    },
    context,
  )
}
