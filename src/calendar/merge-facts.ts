// Merge facts: a newer publication of an event over a copy that people may have changed here.
import { sameFacts } from './change.ts'
import type { EventFacts } from './event.ts'

/**
 * Field by field: what nobody changed here takes the newer value, what somebody changed here stays.
 * `base` is what was published last, `theirs` what is published now, `ours` what stands here.
 */
export const mergeFacts = (base: EventFacts, theirs: EventFacts, ours: EventFacts): EventFacts => {
  const merged: Record<string, unknown> = {}
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]) as Set<keyof EventFacts>) {
    const value = sameValue(base[key], ours[key]) ? theirs[key] : ours[key]
    if (value !== undefined) merged[key] = value
  }
  return merged as unknown as EventFacts
}

const sameValue = (a: unknown, b: unknown): boolean =>
  sameFacts({ a } as unknown as EventFacts, { a: b } as unknown as EventFacts)
