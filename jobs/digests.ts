// Digests: each falls due at its local hour, and is queued once for it; after an outage only the newest is.
import { nextDigest } from '#src/reminders/digest-time.ts'
import type { Job } from './job.ts'
import { instantText, type Works } from './works.ts'

const WORTH = Temporal.Duration.from({ hours: 12 })

export const digests = ({ stores, atomically, instruments }: Works): Job => ({
  name: 'digests',
  cron: '*/20 * * * * *',
  run: async now => {
    for (const found of await stores.subscriptions.digestsDue(instantText(now)))
      await atomically(async ({ outbox, subscriptions }) => {
        const due = Temporal.Instant.from(found.digestAt)
        if (found.digest === undefined) return
        await subscriptions.setDigestAt(found.number, instantText(nextDigest(found.digest, now, found.zone)))
        await outbox.queue([
          {
            id: instruments.random.id(),
            key: `digest:S${found.number}:${found.digestAt}`,
            kind: 'digest',
            space: found.space,
            place: found.place,
            subscription: found.number,
            dueAt: found.digestAt,
            notAfter: instantText(due.add(WORTH)),
          },
        ])
      })
  },
})
