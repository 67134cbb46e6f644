// Event: one thing on the calendar, as it is known at its newest revision.
import type { Iso3 } from '#src/states/state.ts'
import type { BodyId } from './body.ts'
import type { When } from './when.ts'

export const eventKinds = ['session', 'presession', 'review', 'deadline', 'meeting', 'election', 'task'] as const
export type EventKind = (typeof eventKinds)[number]

/** How sure the date is. */
export const certainties = ['confirmed', 'provisional', 'estimated', 'at-risk'] as const
export type Certainty = (typeof certainties)[number]

/** What became of it. */
export const eventStates = ['planned', 'moved', 'postponed', 'cancelled', 'held'] as const
export type EventState = (typeof eventStates)[number]

/** Where a fact comes from: words a reader can follow, what it says in a few words, and the day it was checked, when known. */
export interface Source {
  readonly text: string
  readonly says?: string
  readonly checkedOn?: string
}

/** What a calendar entry says; every revision is one of these. */
export interface EventFacts {
  readonly body: BodyId
  readonly kind: EventKind
  readonly title: string
  /** Number of the session it is or belongs to. */
  readonly number?: number
  readonly when: When
  readonly certainty: Certainty
  readonly state: EventState
  /** Why it is at risk, postponed or cancelled. */
  readonly reason?: string
  readonly place?: string
  readonly room?: string
  /** State under review. */
  readonly country?: Iso3
  /** States that a session takes up, in published order when known. */
  readonly countries: readonly Iso3[]
  readonly tags: readonly string[]
  readonly note?: string
  readonly sources: readonly Source[]
  /** The event it hangs on: a review's session, a deadline's anchor. */
  readonly parent?: EventId
  /** The deadline rule it falls under; with `computed` it was derived by that rule, without it a published date that beats the rule. */
  readonly rule?: string
  readonly computed: boolean
  /** No longer on the calendar (a computed deadline whose anchor fell, an addition that was undone); feeds show it as cancelled. */
  readonly withdrawn: boolean
}

/** Opaque and stable for ever: feeds make their UID from it. */
export type EventId = string & { readonly __brand: 'EventId' }
export const eventId = (text: string): EventId => text as EventId

/** What people type: `hrc-64`, unique within what they may see. */
export type Slug = string & { readonly __brand: 'Slug' }
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A slug, when the text has the form of one (lower-case words joined by hyphens, at most 80 characters). */
export const asSlug = (text: string): Slug | undefined => {
  const lower = text.toLowerCase()
  return lower.length <= 80 && SLUG.test(lower) ? (lower as Slug) : undefined
}

/** An event of the calendar: facts, and their place in its history. */
export interface CalendarEvent extends EventFacts {
  readonly id: EventId
  readonly slug: Slug
  /** The space it belongs to; a public one belongs to the home space. */
  readonly space: string
  readonly public: boolean
  /** Counts every change, from 1. */
  readonly revision: number
  /** Counts the changes of date or state, from 0: RFC 5545 SEQUENCE, and the date revision of reminders. */
  readonly sequence: number
  readonly createdAt: string
  /** When it last changed, as 24-character UTC text. */
  readonly changedAt: string
}
