// Own subscriptions: what a member follows in direct conversations ends with the membership.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { type Subscription, subscriptionId } from '#src/reminders/subscription.ts'
import type { Member } from '#src/security/member.ts'
import type { Holding } from './holdings.ts'

const ownOf = async (member: Member, { subscriptions, members, actor }: Context): Promise<readonly Subscription[]> => {
  const own: Subscription[] = []
  for (const one of await subscriptions.ofSpace(actor.space.id)) {
    const place = await members.place(one.place)
    if (place?.member === member.id) own.push(one)
  }
  return own
}

export const ownSubscriptions: Holding = {
  passes: 'never',
  list: async (member, context) =>
    (await ownOf(member, context)).map(one => `${subscriptionId(one)}, a subscription in a direct conversation`),
  release: async (member, _to, context) => {
    const at = instantText(context.now)
    const own = await ownOf(member, context)
    for (const { number } of own) {
      await context.subscriptions.end(number, at)
      await context.outbox.withdrawFor({ subscription: number }, 'member-removed', at)
    }
    return own.map(subscriptionId)
  },
}
