// Delivery rows: a delivery as a row, and back.
import type { Insertable, Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import { eventId } from '#src/calendar/event.ts'
import type { Delivery, DeliveryKind, DeliveryState } from '#src/reminders/delivery.ts'
import type { Lead } from '#src/reminders/lead.ts'
import type { NewDelivery } from '#src/reminders/outbox.ts'
import type { PlaceId, SpaceId } from '#src/security/member.ts'

export const toRow = (one: NewDelivery): Insertable<Schema['delivery']> => ({
  id: one.id,
  key: one.key,
  kind: one.kind,
  space: one.space,
  place: one.place,
  event: one.event ?? null,
  sequence: one.sequence ?? null,
  lead: one.lead ?? null,
  subscription: one.subscription ?? null,
  change: one.change ?? null,
  corrects: one.corrects ?? null,
  quiet: one.quiet ?? null,
  due_at: one.dueAt,
  not_after: one.notAfter,
  not_before: one.dueAt,
  state: 'queued',
  attempt: 0,
  fence: 0,
  code: null,
  settled_at: null,
})

/** The row's fields that are there. */
export const toDelivery = (row: Selectable<Schema['delivery']>): Delivery => ({
  id: row.id,
  kind: row.kind as DeliveryKind,
  space: row.space as SpaceId,
  place: row.place as PlaceId,
  ...(row.event === null ? {} : { event: eventId(row.event) }),
  ...(row.sequence === null ? {} : { sequence: row.sequence }),
  ...(row.lead === null ? {} : { lead: row.lead as Lead }),
  ...(row.subscription === null ? {} : { subscription: row.subscription }),
  ...(row.change === null ? {} : { change: row.change }),
  ...(row.corrects === null ? {} : { corrects: row.corrects }),
  ...(row.quiet === null ? {} : { quiet: row.quiet as 'held' | 'early' }),
  dueAt: row.due_at,
  notAfter: row.not_after,
  state: row.state as DeliveryState,
  attempt: row.attempt,
  fence: row.fence,
  ...(row.receipt === null ? {} : { receipt: row.receipt }),
  ...(row.code === null ? {} : { code: row.code }),
  ...(row.sent_at === null ? {} : { sentAt: row.sent_at }),
})
