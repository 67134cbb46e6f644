// Tidy: takes questions and answers above GREEN out of direct conversations, when their time has come.
import { instantText } from '#src/instant-text.ts'
import { SendFault } from '#src/reply/messenger.ts'
import type { Job } from './job.ts'
import type { DeliverWorks } from './lane.ts'

const AT_ONCE = 100
/** What could not be taken away for so long never will be. */
const HOPE = Temporal.Duration.from({ hours: 7 * 24 })

export const tidy = ({ stores, atomically, messengers, failed }: DeliverWorks): Job => ({
  name: 'tidy',
  cron: '50 * * * * *',
  run: async now => {
    for (const one of await stores.tidying.due(instantText(now), AT_ONCE)) {
      const messenger = messengers().find(({ platform }) => platform === one.place.platform)
      const past = Temporal.Instant.compare(Temporal.Instant.from(one.dueAt).add(HOPE), now) < 0
      if (messenger === undefined && !past) continue
      try {
        await messenger?.withdraw?.(one.place.id, one.message)
      } catch (error) {
        const never = error instanceof SendFault && error.outcome === 'refused'
        if (!past && !never) {
          failed(error)
          continue
        }
      }
      await atomically(({ tidying }) => tidying.forget(one))
    }
  },
})
