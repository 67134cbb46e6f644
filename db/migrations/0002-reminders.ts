// Reminders: subscriptions, planned times, deliveries, and who takes a deadline on.
import { type Kysely, sql } from 'kysely'
import { textFor } from './text.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  const text = textFor(db)

  await schema
    .createTable('subscription')
    .addColumn('number', 'integer', column => column.primaryKey())
    .addColumn('space', text, column => column.notNull())
    .addColumn('place', text, column => column.notNull().references('place.id'))
    .addColumn('set_by', text)
    .addColumn('filter', text, column => column.notNull())
    .addColumn('leads', text)
    .addColumn('at', text, column => column.notNull())
    .addColumn('digest', text)
    .addColumn('digest_at', text)
    .addColumn('created_at', text, column => column.notNull())
    .addColumn('ended_at', text)
    .execute()
  await schema.createIndex('subscription_by_place').on('subscription').column('place').execute()
  await schema.createIndex('subscription_by_digest').on('subscription').column('digest_at').execute()

  // One row for each index word of a filter: an event finds its followers by its own words.
  await schema
    .createTable('subscription_term')
    .addColumn('term', text, column => column.notNull())
    .addColumn('subscription', 'integer', column => column.notNull().references('subscription.number'))
    .addPrimaryKeyConstraint('subscription_term_key', ['term', 'subscription'])
    .execute()

  // The same with the leads, so that what is due is found without looking at what is not.
  await schema
    .createTable('subscription_lead')
    .addColumn('lead', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('ahead', 'integer', column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('term', text, column => column.notNull())
    .addColumn('subscription', 'integer', column => column.notNull().references('subscription.number'))
    .addPrimaryKeyConstraint('subscription_lead_key', ['lead', 'at', 'ahead', 'kind', 'term', 'subscription'])
    .execute()
  await schema.createIndex('subscription_lead_by_number').on('subscription_lead').column('subscription').execute()

  // The distinct leads that somebody uses for events of a word and kind, so that planning need not look for them.
  await schema
    .createTable('lead_in_use')
    .addColumn('term', text, column => column.notNull())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('lead', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('ahead', 'integer', column => column.notNull())
    .addColumn('space', text, column => column.notNull())
    .addPrimaryKeyConstraint('lead_in_use_key', ['term', 'kind', 'lead', 'at', 'ahead', 'space'])
    .execute()

  await schema
    .createTable('planned_time')
    .addColumn('event', text, column => column.notNull().references('event.id'))
    .addColumn('lead', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addColumn('ahead', 'integer', column => column.notNull())
    .addColumn('sequence', 'integer', column => column.notNull())
    .addColumn('due_at', text, column => column.notNull())
    .addColumn('fires_at', text, column => column.notNull())
    .addColumn('state', text, column => column.notNull())
    .addPrimaryKeyConstraint('planned_time_key', ['event', 'lead', 'at', 'ahead'])
    .execute()
  await schema.createIndex('planned_time_by_time').on('planned_time').columns(['state', 'fires_at']).execute()

  // Ids only: what a delivery says is composed and released when it is sent.
  await schema
    .createTable('delivery')
    .addColumn('id', text, column => column.primaryKey())
    .addColumn('key', text, column => column.notNull().unique())
    .addColumn('kind', text, column => column.notNull())
    .addColumn('space', text, column => column.notNull())
    .addColumn('place', text, column => column.notNull().references('place.id'))
    .addColumn('event', text)
    .addColumn('sequence', 'integer')
    .addColumn('lead', text)
    .addColumn('subscription', 'integer')
    .addColumn('change', 'integer')
    .addColumn('corrects', text)
    .addColumn('quiet', text)
    .addColumn('due_at', text, column => column.notNull())
    .addColumn('not_after', text, column => column.notNull())
    .addColumn('not_before', text, column => column.notNull())
    .addColumn('state', text, column => column.notNull())
    .addColumn('attempt', 'integer', column => column.notNull())
    .addColumn('fence', 'integer', column => column.notNull())
    .addColumn('owner', text)
    .addColumn('lease_until', text)
    .addColumn('tried_at', text)
    .addColumn('receipt', text)
    .addColumn('code', text)
    .addColumn('sent_at', text)
    .addColumn('settled_at', text)
    .execute()
  // Open ones alone, in the order in which they go out: what rests does not make the next one slower to find.
  await schema
    .createIndex('delivery_open')
    .on('delivery')
    .columns(['not_before', 'id'])
    .where(sql.ref('state'), 'in', ['queued', 'retry'])
    .execute()
  await schema.createIndex('delivery_by_place').on('delivery').columns(['place', 'state', 'not_before']).execute()
  await schema.createIndex('delivery_by_state').on('delivery').columns(['state', 'lease_until']).execute()
  await schema.createIndex('delivery_by_event').on('delivery').columns(['event', 'place']).execute()
  await schema.createIndex('delivery_by_change').on('delivery').column('change').execute()
  await schema.createIndex('delivery_by_original').on('delivery').column('corrects').execute()

  // What a notice, a list of overdue reminders or a digest is about: `K77`, or the id of a delivery.
  await schema
    .createTable('delivery_subject')
    .addColumn('delivery', text, column => column.notNull().references('delivery.id'))
    .addColumn('subject', text, column => column.notNull())
    .addPrimaryKeyConstraint('delivery_subject_key', ['delivery', 'subject'])
    .execute()
  await schema.createIndex('delivery_subject_by_subject').on('delivery_subject').column('subject').execute()

  await schema
    .createTable('claim')
    .addColumn('event', text, column => column.notNull().references('event.id'))
    .addColumn('space', text, column => column.notNull())
    .addColumn('holder', text, column => column.notNull())
    .addColumn('owner', text, column => column.notNull().references('member.id'))
    .addColumn('state', text, column => column.notNull())
    .addColumn('at', text, column => column.notNull())
    .addPrimaryKeyConstraint('claim_key', ['event', 'space', 'holder'])
    .execute()
  await schema.createIndex('claim_by_owner').on('claim').column('owner').execute()

  // When each job last ran, by the wall clock: a clock that was put back is noticed by it.
  await schema
    .createTable('heartbeat')
    .addColumn('name', text, column => column.primaryKey())
    .addColumn('at', text, column => column.notNull())
    .execute()
}
