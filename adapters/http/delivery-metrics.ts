// Delivery metrics: how many messages are in which state, and how long the oldest has been waiting.
import { instantText } from '#src/instant-text.ts'
import type { Outbox } from '#src/reminders/outbox.ts'
import type { Metric } from './metrics.ts'

export const deliveryMetrics = async (
  outbox: Pick<Outbox, 'counts' | 'oldestWaiting'>,
  now: Temporal.Instant,
): Promise<readonly Metric[]> => {
  const counts = await outbox.counts()
  const oldest = await outbox.oldestWaiting(instantText(now))
  const waited = oldest === undefined ? 0 : Temporal.Instant.from(oldest).until(now).total('seconds')
  return [
    {
      name: 'deliveries',
      help: 'Messages by state; nothing leaves the books.',
      type: 'gauge',
      values: Object.entries(counts).map(([state, value]) => ({ value, labels: { state } })),
    },
    {
      name: 'delivery_oldest_waiting_seconds',
      help: 'How long the oldest message waits that ought to have gone.',
      type: 'gauge',
      values: [{ value: waited }],
    },
  ]
}
