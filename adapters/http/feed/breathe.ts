// Breathe: lets waiting requests be answered in the middle of long work.
import { setImmediate } from 'node:timers/promises'

/** Work goes on for so long before it lets others through. */
const STRETCH_MS = 2

export const breathe = (): Promise<void> => setImmediate()

/** Maps a long list, a few milliseconds at a time. */
export const mapGently = async <T, R>(items: readonly T[], map: (item: T) => R): Promise<readonly R[]> => {
  const mapped: R[] = []
  let since = performance.now()
  for (const item of items) {
    mapped.push(map(item))
    if (performance.now() - since < STRETCH_MS) continue
    await breathe()
    since = performance.now()
  }
  return mapped
}
