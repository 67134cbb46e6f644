// Subscriptions of a room: what it follows ends with its link, and is taken up again when that is undone.
import type { Context } from '#src/conversation/context.ts'
import { instantText } from '#src/instant-text.ts'
import { subscriptionId } from '#src/reminders/subscription.ts'
import type { PlaceId } from '#src/security/member.ts'

type Needs = Pick<Context, 'subscriptions' | 'actor' | 'now'>

/** Ends all of them, with what was on its way there. Their ids: S1, S4 … */
export const endSubscriptions = async (
  place: PlaceId,
  { subscriptions, outbox, now }: Needs & Pick<Context, 'outbox'>,
): Promise<readonly string[]> => {
  const at = instantText(now)
  const open = await subscriptions.ofPlace(place)
  for (const { number } of open) await subscriptions.end(number, at)
  await outbox.withdrawFor({ place }, 'unlinked', at)
  return open.map(subscriptionId)
}

/** Takes up again those of the ids that are of this place and this space. */
export const resumeSubscriptions = async (
  ids: readonly string[],
  place: PlaceId,
  { subscriptions, actor }: Needs,
): Promise<readonly string[]> => {
  const resumed: string[] = []
  for (const id of ids) {
    const number = Number(/^S(\d{1,9})$/i.exec(id.trim())?.[1] ?? 0)
    const one = await subscriptions.subscription(number)
    if (one?.place !== place || one.space !== actor.space.id) continue
    await subscriptions.resume(number)
    resumed.push(subscriptionId(one))
  }
  return resumed
}
