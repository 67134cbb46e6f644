// Import: what a foreign calendar says, and the proposals that come of it; a machine proposes, a person publishes.

import type { Iso3 } from '#src/states/state.ts'
import type { BodyId } from './body.ts'
import type { EventFacts, EventId, EventKind, EventState } from './event.ts'
import type { When } from './when.ts'

/** One entry of a foreign calendar, whatever the file it came in. */
export interface ImportedItem {
  /** The source's own name for it: a UID, or the slug of a line. */
  readonly uid: string
  readonly title: string
  readonly when: When
  readonly place?: string
  readonly url?: string
  readonly note?: string
  readonly body?: BodyId
  readonly kind?: EventKind
  readonly country?: Iso3
  /** What the source says became of it. */
  readonly state: EventState
  /** A digest of what it says, without the stamps that change at every request. */
  readonly print: string
}

/** A file that was read: its items, and one sentence for each thing in it that could not be used. */
export interface ReadCalendar {
  readonly items: readonly ImportedItem[]
  readonly remarks: readonly string[]
  /** The days the answer covers; what lies outside and is missing says nothing. */
  readonly covers?: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }
}

/** An address that is looked at again and again. */
export interface Source {
  readonly number: number
  readonly space: string
  readonly address: string
  /** Minutes between two looks. */
  readonly every: number
  /** What entries without a body of their own belong to. */
  readonly body: BodyId
  readonly addedBy: string
  readonly nextAt: string
  readonly lastGoodAt?: string
  /** Since when it fails, and the one sentence that says why. */
  readonly failingSince?: string
  readonly trouble?: string
  readonly etag?: string
  readonly lastModified?: string
}

/** What is known of a foreign entry since the last look. */
export interface KnownItem {
  readonly uid: string
  readonly print: string
  /** Our event, once it was published. */
  readonly event?: EventId
  /** Complete answers in a row that did not have it. */
  readonly missed: number
}

const proposalKinds = ['new', 'changed', 'missing'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** What a source would have us do. Ids are P1, P2 … */
export interface Proposal {
  readonly number: number
  readonly source: number
  readonly space: string
  readonly kind: ProposalKind
  readonly uid: string
  readonly event?: EventId
  /** What the event would say: all of it for a new one. */
  readonly facts: EventFacts
  readonly foundAt: string
}
