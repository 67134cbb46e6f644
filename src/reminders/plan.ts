// Port: planned times, one row for each event and distinct lead and local hour, however many follow it.
import type { EventId, EventKind } from '#src/calendar/event.ts'
import type { Lead } from './lead.ts'

/** A lead that somebody uses. `ahead`: looked at early, for people with quiet hours. */
export interface LeadInUse {
  readonly kind: EventKind | 'any'
  readonly lead: Lead
  readonly at: string
  readonly ahead: boolean
}

export interface PlannedTime extends Omit<LeadInUse, 'kind'> {
  readonly event: EventId
  /** The date revision it was planned for. */
  readonly sequence: number
  /** When the reminder is due. */
  readonly dueAt: string
  /** When it is looked at: `dueAt`, or sixteen hours before. */
  readonly firesAt: string
  /** `planned`: still to come · `fired`: its deliveries are queued · `passed`: it was over when it was planned, or there is nothing to remind of. */
  readonly state: 'planned' | 'fired' | 'passed'
}

export interface Plan {
  leadsInUse(): Promise<readonly LeadInUse[]>
  /** Replaces the planned times of an event; those that fired for the same date revision stay fired. */
  replace(event: EventId, times: readonly PlannedTime[]): Promise<void>
  /** Adds planned times that are not there yet. */
  add(times: readonly PlannedTime[]): Promise<void>
  /** The next ones to look at, oldest first. */
  due(now: string, most: number): Promise<readonly PlannedTime[]>
  /** Marks one as fired, unless somebody else did or it was planned anew meanwhile. */
  fire(time: PlannedTime): Promise<'fired' | 'gone'>
  ofEvent(event: EventId): Promise<readonly PlannedTime[]>
  /** The clock had run ahead and was put back: what fired for a time that is still to come is planned again. Says how many. */
  rewind(now: string): Promise<number>
}
