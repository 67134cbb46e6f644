// Change events: the one act by which the calendar changes, with everything that follows from it.

import type { Calendar, NewChange } from '#src/calendar/calendar.ts'
import { type Amendment, amended, type Change, factsOf, sameFacts } from '#src/calendar/change.ts'
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Hash } from '#src/security/hash.ts'

/** What changing the calendar needs. */
export interface ChangePorts {
  readonly calendar: Calendar
  readonly hash: Hash
  readonly version: { raise(): Promise<void> }
}

/** Who changes it, why, from which source. `at` is 24-character UTC text. */
export type Deed = Omit<NewChange, 'cause' | 'undoes'>

/**
 * Gives an event new facts, and lets what hangs on it follow. The first change is the one that was asked for,
 * the others name it as their cause. Nothing is written when the facts are the same.
 */
export const changeEvent = async (ports: ChangePorts, amendment: Amendment, deed: Deed): Promise<readonly Change[]> => {
  if (sameFacts(factsOf(amendment.event), amendment.after)) return []
  const change = await amend(ports, amendment, deed)
  await ports.version.raise()
  return [change]
}

const amend = (ports: ChangePorts, { event, after }: Amendment, change: NewChange): Promise<Change> =>
  ports.calendar.amend(amended(event, after, change.at), factsOf(event), change)

/** Adds an event, with the deadlines that follow from it. */
export const addEvent = async (ports: ChangePorts, event: CalendarEvent, deed: Deed): Promise<readonly Change[]> => {
  const change = await ports.calendar.add(event, deed)
  await ports.version.raise()
  return [change]
}
