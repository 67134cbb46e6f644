// Overdue: what came too late is said in one message a place; a flood after an outage becomes one list.
import { instantText } from '#src/instant-text.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { NewDelivery } from '#src/reminders/outbox.ts'
import { sendTimes } from '#src/reminders/send-times.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

/** More reminders than this at once are a flood. */
const FLOOD = 20
/** Late by so much is after an outage. */
const LATE = Temporal.Duration.from({ minutes: 10 })
const WORTH = Temporal.Duration.from({ hours: 14 * 24 })
const AT_ONCE = 1_000

/** Due so long ago that its place may have been flooded. */
export const isLate = ({ kind, dueAt }: Delivery, now: Temporal.Instant): boolean =>
  kind === 'reminder' && dueAt < instantText(now.subtract(LATE))

export const overdue = ({ stores, atomically, instruments }: Works): Job => ({
  name: 'overdue',
  cron: '5-55/10 * * * * *',
  run: async now => {
    const at = instantText(now)
    const late = instantText(now.subtract(LATE))
    const { id } = instruments.random
    for (const place of await stores.outbox.flooded(late, FLOOD))
      await atomically(async ({ outbox }) =>
        outbox.gather(listsOf(await outbox.takeLate(place, late, at), { now, id })),
      )
    for (let left = 'perhaps'; left === 'perhaps'; )
      left = await atomically(async ({ outbox }) => {
        const expired = await outbox.expire(at, AT_ONCE)
        await outbox.gather(listsOf(expired.filter(isMissed), { now, id }))
        return expired.length < AT_ONCE ? 'none' : 'perhaps'
      })
  },
})

/** A digest is followed by the next, a correction and a report are told of by the change itself. */
const isMissed = ({ kind }: Delivery): boolean => kind === 'reminder' || kind === 'notice'

/** One list for each place and space; it joins one that waits there. */
const listsOf = (
  missed: readonly Delivery[],
  { now, id }: { readonly now: Temporal.Instant; readonly id: () => string },
): readonly NewDelivery[] =>
  [...Map.groupBy(missed, one => `${one.place} ${one.space}`).values()].map(ofPlace => {
    const { id: first, place, space } = ofPlace[0] as Delivery
    return {
      id: id(),
      key: `overdue:${first}:${instantText(now)}`,
      kind: 'overdue',
      space,
      place,
      subjects: ofPlace.map(one => one.id),
      ...sendTimes(now, WORTH),
    }
  })
