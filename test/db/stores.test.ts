// Stores: the contract of every port, on every database.
import { describe } from 'vitest'
import { actsContract } from '#test/db/contracts/acts.ts'
import { auditContract } from '#test/db/contracts/audit-trail.ts'
import { calendarContract } from '#test/db/contracts/calendar.ts'
import { changesContract } from '#test/db/contracts/changes.ts'
import { inboxContract } from '#test/db/contracts/inbox.ts'
import { keptCalendarContract } from '#test/db/contracts/kept-calendar.ts'
import { membersContract } from '#test/db/contracts/members.ts'
import { numbersContract } from '#test/db/contracts/numbers.ts'
import { outboxContract } from '#test/db/contracts/outbox.ts'
import { placesContract } from '#test/db/contracts/places.ts'
import { planContract } from '#test/db/contracts/plan.ts'
import { subscriptionsContract } from '#test/db/contracts/subscriptions.ts'
import { transactionsContract } from '#test/db/contracts/transactions.ts'
import { vaultContract } from '#test/db/contracts/vault.ts'
import { vaultCareContract } from '#test/db/contracts/vault-care.ts'
import { eachDatabase } from '#test/support/databases.ts'

eachDatabase(open => {
  describe('members', () => membersContract(open))
  describe('places', () => placesContract(open))
  describe('calendar', () => calendarContract(open))
  describe('what was read of the calendar', () => keptCalendarContract(open))
  describe('changes', () => changesContract(open))
  describe('inbox', () => inboxContract(open))
  describe('acts', () => actsContract(open))
  describe('numbers', () => numbersContract(open))
  describe('a plan', () => planContract(open))
  describe('an outbox', () => outboxContract(open))
  describe('a subscription', () => subscriptionsContract(open))
  describe('audit trail', () => auditContract(open))
  describe('vault', () => vaultContract(open))
  describe('vault care', () => vaultCareContract(open))
  describe('transactions', () => transactionsContract(open))
})
