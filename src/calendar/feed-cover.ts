// Feed cover: neutral words for a calendar that others may look at over a shoulder or at a border.

import type { CalendarEvent } from './event.ts'
import { deadlineInstant } from './feed-span.ts'
import { isOff, withYears } from './feed-words.ts'
import { sayWhen } from './say-when.ts'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * "Meeting K417": tells one from another (some apps merge entries of equal text), tells nothing else. The number follows
 * from the opaque id, so it stays when the event moves.
 */
export const coverTitle = (event: CalendarEvent): string => {
  const number = numberOf(event.id)
  const name = `Meeting ${LETTERS[number % LETTERS.length]}${100 + (Math.floor(number / LETTERS.length) % 900)}`
  if (isOff(event)) return `CANCELLED: ${name}`
  return event.when.kind === 'bounds' ? `${name} (${sayWhen(event.when, withYears(event.when))})` : name
}

/** Only what a reader needs to be in time. */
export const coverDescription = (event: CalendarEvent): readonly string[] => {
  if (event.when.kind !== 'moment' || event.kind !== 'deadline') return []
  const at = deadlineInstant(event.when).toInstant().toString({ smallestUnit: 'minute' })
  return [`Ready by ${at.slice(11, 16)} UTC.`]
}

/** A number that spreads ids evenly (FNV-1a, 32 bits); not a secret, the id stands in the feed. */
const numberOf = (id: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
