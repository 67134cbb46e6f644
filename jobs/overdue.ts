// Overdue: what came too late is said in one message a place; a flood after an outage becomes one list.
import type { Delivery } from '#src/reminders/delivery.ts'
import type { NewDelivery } from '#src/reminders/outbox.ts'
import type { Job } from './job.ts'
import { instantText, type Works } from './works.ts'

/** More reminders than this at once are a flood. */
const FLOOD = 20
/** Late by so much is after an outage. */
const LATE = Temporal.Duration.from({ minutes: 10 })
const WORTH = Temporal.Duration.from({ hours: 14 * 24 })
const AT_ONCE = 5_000

/** Due so long ago that its place may have been flooded. */
export const isLate = ({ kind, dueAt }: Delivery, now: Temporal.Instant): boolean =>
  kind === 'reminder' && dueAt < instantText(now.subtract(LATE))

export const overdue = ({ stores, atomically, instruments }: Works): Job => ({
  name: 'overdue',
  cron: '5-55/10 * * * * *',
  run: async now => {
    const at = instantText(now)
    const late = instantText(now.subtract(LATE))
    for (const place of await stores.outbox.flooded(late, FLOOD))
      await atomically(async ({ outbox }) => {
        const waiting = await outbox.overdue(place, late)
        const gathered: Delivery[] = []
        for (const one of waiting) if (await outbox.move(one, 'withdrawn', 'gathered', at)) gathered.push(one)
        await outbox.queue(listsOf(gathered, now, instruments.random.id))
      })
    await atomically(async ({ outbox }) => {
      await outbox.expire(at)
      await outbox.queue(listsOf(await outbox.unsaid(AT_ONCE), now, instruments.random.id))
    })
  },
})

/** One list for each place. */
const listsOf = (missed: readonly Delivery[], now: Temporal.Instant, id: () => string): readonly NewDelivery[] =>
  [...Map.groupBy(missed, one => one.place)].map(([place, ofPlace]) => ({
    id: id(),
    key: `overdue:${place}:${ofPlace[0]?.id}`,
    kind: 'overdue',
    space: (ofPlace[0] as Delivery).space,
    place,
    subjects: ofPlace.map(one => one.id),
    dueAt: instantText(now),
    notAfter: instantText(now.add(WORTH)),
  }))
