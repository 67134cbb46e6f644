// Stores: the contract of every port, on every database.
import { describe } from 'vitest'
import { eachDatabase } from '#test/support/databases.ts'
import { actsContract } from './contracts/acts.ts'
import { auditContract } from './contracts/audit-trail.ts'
import { calendarContract } from './contracts/calendar.ts'
import { changesContract } from './contracts/changes.ts'
import { inboxContract } from './contracts/inbox.ts'
import { membersContract } from './contracts/members.ts'
import { numbersContract } from './contracts/numbers.ts'
import { placesContract } from './contracts/places.ts'
import { transactionsContract } from './contracts/transactions.ts'

eachDatabase(open => {
  describe('members', () => membersContract(open))
  describe('places', () => placesContract(open))
  describe('calendar', () => calendarContract(open))
  describe('changes', () => changesContract(open))
  describe('inbox', () => inboxContract(open))
  describe('acts', () => actsContract(open))
  describe('numbers', () => numbersContract(open))
  describe('audit trail', () => auditContract(open))
  describe('transactions', () => transactionsContract(open))
})
