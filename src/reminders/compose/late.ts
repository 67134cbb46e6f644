// Late: what a message says when it comes later than it ought to have.
import { sayDistance } from '#src/calendar/say-when.ts'
import type { Sending } from './composed.ts'

const LATE = Temporal.Duration.from({ minutes: 5 })

/** By more than the ordinary waits of sending. */
export const isLate = ({ delivery, now }: Pick<Sending, 'delivery' | 'now'>): boolean =>
  Temporal.Duration.compare(Temporal.Instant.from(delivery.dueAt).until(now), LATE) > 0

/** "Late by 40 minutes: …", or nothing when it comes in time. */
export const lateWords = ({ delivery, now }: Pick<Sending, 'delivery' | 'now'>): readonly string[] =>
  isLate({ delivery, now })
    ? [
        `Late by ${sayDistance(Temporal.Instant.from(delivery.dueAt), now).replace('in ', '')}: I was down or could not send.`,
      ]
    : []
