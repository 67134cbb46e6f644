// Port: planned times, one row for each event and distinct lead and local hour, however many follow it.
import type { CalendarEvent, EventId, EventKind } from '#src/calendar/event.ts'
import type { Lead } from './lead.ts'

/** When to remind: a lead, the local hour of whole days (empty for hours and minutes), and how to look. */
export interface PlannedLead {
  readonly lead: Lead
  readonly at: string
  /** Looked at early, for people with quiet hours. */
  readonly ahead: boolean
}

/** A lead that somebody in a space uses for events of one index word and kind; it stays in use for good. */
export interface LeadInUse extends PlannedLead {
  readonly space: string
  readonly term: string
  readonly kind: EventKind | 'any'
}

export interface PlannedTime extends PlannedLead {
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
  /** The leads under which somebody may follow this event. */
  leadsFor(event: CalendarEvent): Promise<readonly PlannedLead[]>
  /** Replaces the planned times of an event; those that fired for the same date revision stay fired. */
  replace(event: EventId, times: readonly PlannedTime[]): Promise<void>
  /** Adds planned times that are not there yet. */
  add(times: readonly PlannedTime[]): Promise<void>
  /** The next ones to look at, oldest first. */
  due(now: string, most: number): Promise<readonly PlannedTime[]>
  /** Marks one as fired, unless somebody else did or it was planned anew meanwhile. */
  fire(time: PlannedTime): Promise<'fired' | 'gone'>
  /** Plans again what was looked at early and is still due: for a follower who came after. */
  lookAgain(leads: readonly Omit<PlannedLead, 'ahead'>[], now: string): Promise<void>
  ofEvent(event: EventId): Promise<readonly PlannedTime[]>
  /** The clock had run ahead and was put back: what fired for a time that is still to come is planned again. Says how many. */
  rewind(now: string): Promise<number>
}
