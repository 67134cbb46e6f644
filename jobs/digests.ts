// Digests: each falls due at its local hour, and is queued once for it; after an outage only the newest is.
import { instantText } from '#src/instant-text.ts'
import { digestSpan, latestDigest, nextDigest } from '#src/reminders/digest-time.ts'
import { sendTimes } from '#src/reminders/send-times.ts'
import type { Job } from './job.ts'
import type { Works } from './works.ts'

export const digests = ({ stores, atomically, instruments }: Works): Job => ({
  name: 'digests',
  cron: '*/20 * * * * *',
  run: async now => {
    for (const found of await stores.subscriptions.digestsDue(instantText(now)))
      await atomically(async ({ outbox, subscriptions }) => {
        const { digest, zone } = found
        if (digest === undefined) return
        const due = latestDigest(digest, now, zone)
        // Nearer to the next one it would be of no use.
        const worth = Temporal.Duration.from({ hours: digestSpan(digest).hours / 2 })
        await subscriptions.setDigestAt(found.number, instantText(nextDigest(digest, now, zone)))
        await outbox.queue([
          {
            id: instruments.random.id(),
            key: `digest:S${found.number}:${instantText(due)}`,
            kind: 'digest',
            space: found.space,
            place: found.place,
            subscription: found.number,
            ...sendTimes(due, worth),
          },
        ])
      })
  },
})
