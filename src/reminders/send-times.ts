// Send times: from when a delivery is to go out, and until when it is worth sending.
import { instantText } from '#src/instant-text.ts'
import type { NewDelivery } from './outbox.ts'

export type SendTimes = Pick<NewDelivery, 'dueAt' | 'notAfter'>

/** Due at an instant, and worth sending for a while after it. */
export const sendTimes = (due: Temporal.Instant, worth: Temporal.Duration): SendTimes => ({
  dueAt: instantText(due),
  notAfter: instantText(due.add(worth)),
})
