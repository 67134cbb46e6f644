// Ports: everything a handler may use, on one screen.
import type { Calendar } from '#src/calendar/calendar.ts'
import type { CalendarReader } from '#src/calendar/calendar-reader.ts'
import type { Feeds } from '#src/calendar/feed.ts'
import type { Sources } from '#src/calendar/sources.ts'
import type { AskRows } from '#src/contacts/ask-rows.ts'
import type { Claims } from '#src/reminders/claims.ts'
import type { Heartbeats } from '#src/reminders/heartbeats.ts'
import type { Outbox } from '#src/reminders/outbox.ts'
import type { Plan } from '#src/reminders/plan.ts'
import type { Subscriptions } from '#src/reminders/subscriptions.ts'
import type { TryOut } from '#src/reply/try-out.ts'
import type { Acts } from '#src/security/acts.ts'
import type { Agreements } from '#src/security/agreements.ts'
import type { AuditRooms } from '#src/security/audit-rooms.ts'
import type { AuditTrail } from '#src/security/audit-trail.ts'
import type { Backups } from '#src/security/backups.ts'
import type { Closures } from '#src/security/closures.ts'
import type { Hash } from '#src/security/hash.ts'
import type { Inbox } from '#src/security/inbox.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { LinkCodes } from '#src/security/link-codes.ts'
import type { Members } from '#src/security/members.ts'
import type { Numbers } from '#src/security/numbers.ts'
import type { Pastes } from '#src/security/pastes.ts'
import type { Random } from '#src/security/random.ts'
import type { Tidying } from '#src/security/tidying.ts'
import type { Vault } from '#src/security/vault.ts'
import type { VaultCare } from '#src/security/vault-care.ts'
import type { SourcedVotes } from '#src/votes/sourced-votes.ts'
import type { VoteLedger } from '#src/votes/vote-ledger.ts'

/** The stores: bound to one transaction inside `atomically`, to the database outside. */
export interface Stores {
  readonly members: Members
  readonly linkCodes: LinkCodes
  readonly calendar: Calendar
  readonly feeds: Feeds
  readonly sources: Sources
  readonly audit: AuditTrail
  readonly auditRooms: AuditRooms
  readonly inbox: Inbox
  readonly acts: Acts
  readonly pastes: Pastes
  readonly numbers: Numbers
  readonly version: DataVersion
  readonly subscriptions: Subscriptions
  readonly plan: Plan
  readonly outbox: Outbox
  readonly claims: Claims
  readonly askRows: AskRows
  readonly votes: VoteLedger
  readonly sourcedVotes: SourcedVotes
  readonly heartbeats: Heartbeats
  readonly vault: Vault
  readonly vaultCare: VaultCare
  readonly closures: Closures
  readonly agreements: Agreements
  readonly tidying: Tidying
}

/** One number that every write which readers cache raises: the single invalidation. */
export interface DataVersion {
  read(): Promise<number>
  raise(): Promise<void>
}

/** What is not the database. */
export interface Instruments {
  readonly keyring: Keyring
  readonly random: Random
  readonly hash: Hash
  readonly readCalendar: CalendarReader
  readonly tryOut: TryOut
  readonly backups: Backups
}

export interface Ports extends Stores, Instruments {}

/**
 * Does work in one transaction: all of it or nothing. Throwing rolls back. Such works take turns, so no network call
 * inside. On PostgreSQL the work may be run again after a serialization failure, so it must have no effect elsewhere.
 */
export type Atomically = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
