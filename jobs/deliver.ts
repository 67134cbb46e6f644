// Deliver: takes what is ready, writes the intent, sends, and writes how it ended; one in flight a place.

import type { Delivery } from '#src/reminders/delivery.ts'
import type { Messenger } from '#src/reply/messenger.ts'
import { attempt, type Patience } from './attempt.ts'
import type { Job } from './job.ts'
import { instantText, type Works } from './works.ts'

export interface DeliverWorks extends Works {
  readonly messengers: () => readonly Messenger[]
  /** This process, in leases. */
  readonly owner: string
  readonly patience: Patience
  readonly failed: (error: unknown) => void
}

const IN_FLIGHT = 16

export const deliver = (works: DeliverWorks): Job => ({
  name: 'deliver',
  cron: '*/2 * * * * *',
  run: async () => {
    await Promise.all(
      (await works.stores.outbox.abandoned(instantText(works.clock()), 100)).map(one => guarded(works, one)),
    )
    const flying = new Set<Promise<void>>()
    const busy = new Set<string>()
    for (;;) {
      const room = IN_FLIGHT - flying.size
      const ready = room === 0 ? [] : await readyNow(works, busy)
      for (const one of ready.slice(0, room)) {
        busy.add(one.place)
        const flight: Promise<void> = guarded(works, one).finally(() => {
          flying.delete(flight)
          busy.delete(one.place)
        })
        flying.add(flight)
      }
      if (flying.size === 0) return
      await Promise.race(flying)
    }
  },
})

const readyNow = async (
  { stores, clock, messengers }: DeliverWorks,
  busy: ReadonlySet<string>,
): Promise<readonly Delivery[]> => {
  const platforms = messengers().map(one => one.platform)
  if (platforms.length === 0) return []
  const ready = await stores.outbox.ready(instantText(clock()), IN_FLIGHT + busy.size, platforms)
  return ready.filter(one => !busy.has(one.place))
}

/** A bug or an outage of the database in one delivery does not stop the others; its lease brings it back. */
const guarded = async (works: DeliverWorks, delivery: Delivery): Promise<void> => {
  try {
    await attempt(works, delivery)
  } catch (error) {
    works.failed(error)
    await works.stores.outbox.postpone(delivery, instantText(works.clock().add({ seconds: 30 }))).catch(() => undefined)
  }
}
