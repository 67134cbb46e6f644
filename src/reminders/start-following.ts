// Start following: a subscription and the planned times that it is the first to need.
import type { Calendar } from '#src/calendar/calendar.ts'
import { instantText } from '#src/instant-text.ts'
import type { MemberId } from '#src/security/member.ts'
import { nextDigest } from './digest-time.ts'
import type { Plan } from './plan.ts'
import { planLeads } from './plan-event.ts'
import { leadsOf, type Subscription } from './subscription.ts'
import type { Subscriptions } from './subscriptions.ts'

/** What it takes to follow something. */
export interface FollowPorts {
  readonly calendar: Calendar
  readonly plan: Plan
  readonly subscriptions: Subscriptions
}

/** Writes it down and plans what it needs. `zone` is where its digest has its hour. In the act's transaction. */
export const startFollowing = async (
  ports: FollowPorts,
  subscription: Subscription,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Promise<void> => {
  const fresh = await ports.subscriptions.add(subscription)
  await planLeads(ports, fresh, now)
  await ports.plan.lookAgain(leadsOf(subscription), instantText(now))
  if (subscription.digest !== undefined)
    await ports.subscriptions.setDigestAt(subscription.number, instantText(nextDigest(subscription.digest, now, zone)))
}

/** After a person changed their quiet hours or their zone: their reminders are looked at anew, their digests keep their hour. */
export const hoursChanged = async (
  ports: FollowPorts,
  member: MemberId,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Promise<void> => {
  await planLeads(ports, await ports.subscriptions.refreshQuiet(member), now)
  for (const one of await ports.subscriptions.ofPerson(member)) {
    await ports.plan.lookAgain(leadsOf(one), instantText(now))
    if (one.digest !== undefined)
      await ports.subscriptions.setDigestAt(one.number, instantText(nextDigest(one.digest, now, zone)))
  }
}
