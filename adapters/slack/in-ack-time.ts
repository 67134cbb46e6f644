// In ack time: what was said is worked on for as long as Slack may be kept waiting for the acknowledgement.
import { type Bot, effectOf } from './answer.ts'
import { inTime } from './in-time.ts'
import type { Said } from './said.ts'
import { savedInTime } from './saved-in-time.ts'

/** What goes with the acknowledgement, or nothing, and what follows it. */
interface Worked<T> {
  readonly first: T | undefined
  readonly later: Promise<T>
}

interface Way<T> {
  readonly bot: Pick<Bot, 'menu' | 'turns' | 'waits'>
  readonly work: (said: Said) => Promise<T>
  /** What a write comes to that was given up: nothing of it was saved, nor will be. */
  readonly givenUp: T
}

/**
 * Works on what was said by the effect of its words: a read can be acknowledged at any time, a write when it is saved or
 * given up. In a crowd a read is acknowledged at once: its turn comes later.
 */
export const inAckTime = async <T>(said: Said, { bot, work, givenUp }: Way<T>): Promise<Worked<T>> => {
  const { menu, turns, waits } = bot
  if (effectOf(said.words, menu) === 'read') {
    const later = work(said)
    return { first: await inTime(later, turns.crowded() === 'yes' ? 0 : waits.read), later }
  }
  const saved = await savedInTime(stillWaits => work({ ...said, stillWaits }), waits.write)
  const first = saved === 'given up' ? givenUp : saved
  return { first, later: Promise.resolve(first) }
}
