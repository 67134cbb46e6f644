// Next reminder: when the subscriptions of one place speak of an event next.
import type { CalendarEvent } from '#src/calendar/event.ts'
import { type Foreseen, forecast } from './forecast.ts'
import type { Subscription } from './subscription.ts'

const FAR = Temporal.Duration.from({ hours: 24 * 365 * 6 })

/** The first reminder of the event after an instant; undefined when none will come. */
export const nextReminder = (
  event: CalendarEvent,
  subscriptions: readonly Subscription[],
  after: Temporal.Instant,
): Foreseen | undefined => {
  const from = after.add({ milliseconds: 1 })
  return subscriptions
    .flatMap(one => forecast(one, [event], { from, until: from.add(FAR) }).slice(0, 1))
    .sort((a, b) => Temporal.Instant.compare(a.due, b.due))[0]
}
