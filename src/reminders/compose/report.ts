// Report: to whoever made a change, once it has gone round: what was corrected, what was sent, what could not be.
import type { Delivery } from '#src/reminders/delivery.ts'
import { propagationPart } from '#src/reminders/propagation.ts'
import { answer, heading } from '#src/reply/document.ts'
import type { Composed, Desk, Nothing, Sending } from './composed.ts'

/** What reached everybody as it should needs no report; "change K77" tells it. */
const isFailed = ({ state }: Delivery): boolean => state === 'dead' || state === 'unconfirmed' || state === 'expired'

export const composeReport = async ({ delivery }: Sending, desk: Desk): Promise<Composed | Nothing> => {
  const change = delivery.change === undefined ? undefined : await desk.calendar.change(delivery.change)
  if (change === undefined) return { nothing: 'gone' }
  const round = (await desk.outbox.ofChange(change.number)).filter(
    one => one.kind === 'correction' || one.kind === 'notice',
  )
  if (!round.some(one => one.kind === 'correction' || isFailed(one))) return { nothing: 'all-well' }
  const planned = (await desk.plan.ofEvent(change.event)).filter(time => time.state === 'planned').length
  const head = {
    label: 'GREEN' as const,
    space: delivery.space,
    blocks: [heading(`Change K${change.number} (${change.slug} ${change.kind.toLowerCase()}) has gone round.`)],
  }
  return { reply: answer(head, propagationPart(round, planned, delivery.space)), urgency: 'quiet' }
}
