// Stores: every port of the database bound to one connection or transaction.
import type { Kysely } from 'kysely'
import { acts } from '#db/stores/acts.ts'
import { agreements } from '#db/stores/agreements.ts'
import { askRows } from '#db/stores/ask-rows.ts'
import { auditRooms } from '#db/stores/audit-rooms.ts'
import { auditTrail } from '#db/stores/audit-trail.ts'
import { calendar } from '#db/stores/calendar.ts'
import { claims } from '#db/stores/claims.ts'
import { closures } from '#db/stores/closures.ts'
import { dataVersion } from '#db/stores/data-version.ts'
import { feeds } from '#db/stores/feeds.ts'
import { heartbeats } from '#db/stores/heartbeats.ts'
import { inbox } from '#db/stores/inbox.ts'
import { linkCodes } from '#db/stores/link-codes.ts'
import { members } from '#db/stores/members.ts'
import { numbers } from '#db/stores/numbers.ts'
import { outbox } from '#db/stores/outbox.ts'
import { pastes } from '#db/stores/pastes.ts'
import { plan } from '#db/stores/plan.ts'
import { sourcedVotes } from '#db/stores/sourced-votes.ts'
import { sources } from '#db/stores/sources.ts'
import { subscriptions } from '#db/stores/subscriptions.ts'
import { tidying } from '#db/stores/tidying.ts'
import { vault } from '#db/stores/vault.ts'
import { vaultCare } from '#db/stores/vault-care.ts'
import { voteLedger } from '#db/stores/vote-ledger.ts'
import type { Stores } from '#src/ports.ts'
import type { Keyring } from '#src/security/keyring.ts'
import type { Schema } from './schema.ts'

export const storesOn = (db: Kysely<Schema>, tools: { readonly keyring: Keyring }): Stores => ({
  members: members(db),
  linkCodes: linkCodes(db),
  calendar: calendar(db),
  feeds: feeds(db),
  sources: sources(db),
  audit: auditTrail(db, tools.keyring),
  auditRooms: auditRooms(db),
  inbox: inbox(db),
  acts: acts(db),
  numbers: numbers(db),
  version: dataVersion(db),
  subscriptions: subscriptions(db),
  pastes: pastes(db),
  plan: plan(db),
  outbox: outbox(db),
  claims: claims(db),
  askRows: askRows(db),
  votes: voteLedger(db),
  sourcedVotes: sourcedVotes(db),
  heartbeats: heartbeats(db),
  vault: vault(db, tools.keyring.spaces),
  vaultCare: vaultCare(db, tools.keyring.spaces),
  closures: closures(db),
  agreements: agreements(db),
  tidying: tidying(db),
})
