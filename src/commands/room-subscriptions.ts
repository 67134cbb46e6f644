// Room subscriptions: what a member made rooms follow goes on; whoever takes over is named when nobody has claimed a deadline.
import type { Context } from '#src/conversation/context.ts'
import { accountWords } from '#src/conversation/read-account.ts'
import { type Subscription, subscriptionId } from '#src/reminders/subscription.ts'
import type { Member, Place } from '#src/security/member.ts'
import type { Holding } from './holdings.ts'

const setBy = async (
  member: Member,
  { subscriptions, members, actor }: Context,
): Promise<readonly { readonly one: Subscription; readonly place: Place }[]> => {
  const found = []
  for (const one of await subscriptions.setBy(member.id)) {
    const place = one.space === actor.space.id ? await members.place(one.place) : undefined
    if (place?.kind === 'room') found.push({ one, place })
  }
  return found
}

export const roomSubscriptions: Holding = {
  passes: 'or stays',
  list: async (member, context) =>
    (await setBy(member, context)).map(
      ({ one, place: { platform, address } }) =>
        `${subscriptionId(one)}, which they set up in ${accountWords({ platform, id: address })}`,
    ),
  release: async (member, to, context) => {
    const found = await setBy(member, context)
    for (const { one } of found) await context.subscriptions.passOn(one.number, to?.id)
    return found.map(({ one }) => subscriptionId(one))
  },
}
