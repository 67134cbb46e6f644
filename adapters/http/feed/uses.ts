// Uses: which secret address was asked last when and by which app, told to the database now and then.
import type { FeedUse } from '#src/calendar/feed.ts'
import { instantText } from '#src/instant-text.ts'
import { clientName } from './client-name.ts'

export interface Uses {
  /** Cheap: does nothing when this hour was noted already. */
  note(hash: string, agent: string | undefined): void
  /** What is new since the last time, to be written. */
  take(): readonly FeedUse[]
}

/** Noted to the hour: enough to see that an address is in use, too little to follow somebody's day. */
export const usesSince = (now: () => Temporal.Instant): Uses => {
  const hourNow = () => instantText(now().round({ smallestUnit: 'hour', roundingMode: 'floor' }))
  let hour = hourNow()
  let noted = new Set<string>()
  let fresh: FeedUse[] = []
  return {
    note: (hash, agent) => {
      if (noted.has(hash)) return
      noted.add(hash)
      fresh.push({ hash, at: hour, client: clientName(agent) })
    },
    take: () => {
      const present = hourNow()
      if (present !== hour) noted = new Set()
      hour = present
      const taken = fresh
      fresh = []
      return taken
    },
  }
}
