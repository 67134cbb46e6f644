// Composed: what a delivery says at the moment of sending, or why it has nothing to say any more.
import type { Calendar } from '#src/calendar/calendar.ts'
import type { Reader } from '#src/calendar/say-when.ts'
import type { AskRows } from '#src/contacts/ask-rows.ts'
import type { Claims } from '#src/reminders/claims.ts'
import type { Delivery } from '#src/reminders/delivery.ts'
import type { Outbox } from '#src/reminders/outbox.ts'
import type { Plan } from '#src/reminders/plan.ts'
import type { Subscriptions } from '#src/reminders/subscriptions.ts'
import type { Reply } from '#src/reply/document.ts'
import type { Closures } from '#src/security/closures.ts'
import type { Place } from '#src/security/member.ts'
import type { Members } from '#src/security/members.ts'
import type { Vault } from '#src/security/vault.ts'
import type { VoteLedger } from '#src/votes/vote-ledger.ts'

export interface Composed {
  readonly reply: Reply
  readonly urgency: 'ring' | 'quiet'
  /** The event whose thread it goes to, when it is about one. */
  readonly thread?: string
}

/** Not sent: the short code says why. */
export interface Nothing {
  readonly nothing: string
}

/** What composing reads. */
export interface Desk {
  readonly askRows: AskRows
  readonly calendar: Calendar
  readonly claims: Claims
  readonly closures: Closures
  readonly members: Members
  readonly outbox: Outbox
  readonly plan: Plan
  readonly subscriptions: Subscriptions
  readonly vault: Pick<Vault, 'state' | 'read' | 'find'>
  readonly votes: VoteLedger
}

/** One sending: to whom, how they read, and now. */
export interface Sending {
  readonly delivery: Delivery
  readonly place: Place
  readonly reader: Reader
  readonly now: Temporal.Instant
  /** The person of a direct place wants neutral text. */
  readonly cover: 'on' | 'off'
}
