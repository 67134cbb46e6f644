// Stores: every port of the database bound to one connection or transaction.
import type { Kysely } from 'kysely'
import type { Stores } from '#src/ports.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Schema } from './schema.ts'
import { acts } from './stores/acts.ts'
import { auditTrail } from './stores/audit-trail.ts'
import { calendar } from './stores/calendar.ts'
import { claims } from './stores/claims.ts'
import { dataVersion } from './stores/data-version.ts'
import { feeds } from './stores/feeds.ts'
import { heartbeats } from './stores/heartbeats.ts'
import { inbox } from './stores/inbox.ts'
import { linkCodes } from './stores/link-codes.ts'
import { members } from './stores/members.ts'
import { numbers } from './stores/numbers.ts'
import { outbox } from './stores/outbox.ts'
import { plan } from './stores/plan.ts'
import { sources } from './stores/sources.ts'
import { subscriptions } from './stores/subscriptions.ts'

export const storesOn = (db: Kysely<Schema>, tools: { readonly keyring: Keyring }): Stores => ({
  members: members(db),
  linkCodes: linkCodes(db),
  calendar: calendar(db),
  feeds: feeds(db),
  sources: sources(db),
  audit: auditTrail(db, tools.keyring),
  inbox: inbox(db),
  acts: acts(db),
  numbers: numbers(db),
  version: dataVersion(db),
  subscriptions: subscriptions(db),
  plan: plan(db),
  outbox: outbox(db),
  claims: claims(db),
  heartbeats: heartbeats(db),
})
