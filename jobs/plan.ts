// Plan: planned times fall due; each finds its followers and queues their deliveries, in one transaction.

import type { CalendarEvent } from '#src/calendar/event.ts'
import { instantText } from '#src/instant-text.ts'
import type { Stores } from '#src/ports.ts'
import { nextDigest } from '#src/reminders/digest-time.ts'
import type { NewDelivery } from '#src/reminders/outbox.ts'
import type { PlannedTime } from '#src/reminders/plan.ts'
import { canRemind, usefulUntil } from '#src/reminders/planned-time.ts'
import { quietVerdict } from '#src/reminders/quiet-hours.ts'
import type { Follower } from '#src/reminders/subscriptions.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

const AT_ONCE = 200
/** A clock that stands so far before the last run was put back. */
const PUT_BACK = Temporal.Duration.from({ hours: 1 })
/** No digest is so far away. */
const MORE_THAN_A_WEEK = Temporal.Duration.from({ hours: 8 * 24 })

export const plan = (works: Works): Job => ({
  name: 'plan',
  cron: '*/10 * * * * *',
  run: async now => {
    await noticeClock(works, now)
    for (;;) {
      const due = await works.stores.plan.due(instantText(now), AT_ONCE)
      if (due.length === 0) return
      for (const time of due) await works.atomically(stores => fire(stores, time, works))
    }
  },
})

/** When the clock was put back, digests are due at their next hour again, and what fired or expired for a time that is still to come waits again; what was sent stays sent. */
const noticeClock = async ({ atomically }: Works, now: Temporal.Instant): Promise<void> =>
  atomically(async ({ heartbeats, plan, outbox, subscriptions }) => {
    const last = await heartbeats.last('plan')
    if (last !== undefined && Temporal.Instant.compare(now.add(PUT_BACK), Temporal.Instant.from(last)) < 0) {
      await plan.rewind(instantText(now))
      await outbox.rewind(instantText(now))
      for (const one of await subscriptions.digestsBeyond(instantText(now.add(MORE_THAN_A_WEEK))))
        if (one.digest !== undefined)
          await subscriptions.setDigestAt(one.number, instantText(nextDigest(one.digest, now, one.zone)))
    }
    await heartbeats.beat('plan', instantText(now))
  })

/** The revision is read again: what was planned for a date that is no longer the event's queues nothing. */
const fire = async (stores: Stores, time: PlannedTime, { instruments }: Works): Promise<void> => {
  if ((await stores.plan.fire(time)) === 'gone') return
  const event = await stores.calendar.event(time.event)
  if (event === undefined || event.sequence !== time.sequence || !canRemind(event)) return
  const followers = await stores.subscriptions.dueFor(event, time)
  await stores.outbox.queue(
    followers.map(follower => reminderFor(event, { time, follower, id: instruments.random.id() })),
  )
}

/** One message an event, lead, date revision and place, however many subscriptions of the place want it. */
const reminderFor = (
  event: CalendarEvent,
  { time, follower, id }: { readonly time: PlannedTime; readonly follower: Follower; readonly id: string },
): NewDelivery => {
  const { subscription, quiet } = follower
  const useful = usefulUntil(event)
  const due = Temporal.Instant.from(time.dueAt)
  const verdict = quiet === undefined ? { at: due } : quietVerdict(due, useful, quiet)
  return {
    id,
    key: `reminder:${event.id}:${time.lead}:${event.sequence}:${subscription.place}`,
    kind: 'reminder',
    space: subscription.space,
    place: subscription.place,
    event: event.id,
    sequence: event.sequence,
    lead: time.lead,
    subscription: subscription.number,
    ...(verdict.why === undefined ? {} : { quiet: verdict.why }),
    dueAt: instantText(verdict.at),
    notAfter: instantText(useful),
  }
}
