// Clock: calls a function at the times of a cron expression, in UTC, whatever happens to the machine's own clock.
import { createTask } from 'node-cron'

/** How soon a clock that was put forward or back is noticed, ms. */
const LONGEST_WAIT = 1_000

/**
 * Begins to call `tick`; the returned function ends it. Times that passed unseen (a machine asleep, a clock put forward) are
 * one tick. node-cron says when; its own timer is not used, because it goes through every time missed, one by one on the
 * thread (minutes for ten days), and after a clock is put back it waits until the old time comes again.
 */
export const clock = (cron: string, tick: () => unknown): (() => Promise<void>) => {
  const times = createTask(cron, () => undefined, { timezone: 'UTC' })
  const nextTime = (): number => times.getNextRuns(1)[0]?.getTime() ?? Number.POSITIVE_INFINITY
  const wait = (): NodeJS.Timeout => setTimeout(beat, Math.min(next - Date.now(), LONGEST_WAIT))

  const beat = (): void => {
    const isDue = Date.now() >= next
    next = nextTime()
    timer = wait()
    if (isDue) tick()
  }
  let next = nextTime()
  let timer = wait()
  return async () => {
    clearTimeout(timer)
    await times.destroy()
  }
}
