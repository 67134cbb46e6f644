// Subscription rows: subscriptions, followers and leads as the database keeps them.
import type { Selectable } from 'kysely'
import type { Schema } from '#db/schema.ts'
import type { Filter } from '#src/calendar/filter.ts'
import type { DigestTime } from '#src/reminders/digest-time.ts'
import type { Lead } from '#src/reminders/lead.ts'
import type { LeadInUse } from '#src/reminders/plan.ts'
import type { Subscription } from '#src/reminders/subscription.ts'
import type { Follower } from '#src/reminders/subscriptions.ts'
import type { MemberId, PlaceId, SpaceId } from '#src/security/member.ts'
import { preferencesFromJson } from './preferences-json.ts'

/** Rooms go by Geneva. */
export const zoneOf = (preferences: string | null): string =>
  preferences === null ? 'Europe/Zurich' : preferencesFromJson(preferences).zone

export const quietOf = (preferences: string | null | undefined): Follower['quiet'] => {
  if (preferences === null || preferences === undefined) return undefined
  const { quiet, zone } = preferencesFromJson(preferences)
  return quiet === undefined ? undefined : { hours: quiet, zone }
}

export const toFollower = (row: Selectable<Schema['subscription']> & { preferences: string | null }): Follower => {
  const quiet = quietOf(row.preferences)
  return { subscription: toSubscription(row), ...(quiet === undefined ? {} : { quiet }) }
}

/** The one that was read last: thousands of rooms follow the same event one after the other. */
let last: { readonly json: string; readonly filter: Filter } | undefined

const filterIn = (json: string): Filter => {
  if (last?.json !== json) last = { json, filter: JSON.parse(json) as Filter }
  return last.filter
}

export const toSubscription = (row: Selectable<Schema['subscription']>): Subscription => ({
  number: row.number,
  space: row.space as SpaceId,
  place: row.place as PlaceId,
  ...(row.set_by === null ? {} : { setBy: row.set_by as MemberId }),
  filter: filterIn(row.filter),
  ...(row.leads === null ? {} : { leads: (row.leads === '' ? [] : row.leads.split(',')) as Lead[] }),
  at: row.at,
  ...(row.digest === null ? {} : { digest: row.digest as DigestTime }),
  createdAt: row.created_at,
  ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
})

export const toLeadInUse = (row: Selectable<Schema['lead_in_use']>): LeadInUse => ({
  space: row.space,
  term: row.term,
  kind: row.kind as LeadInUse['kind'],
  lead: row.lead as Lead,
  at: row.at,
  ahead: row.ahead === 1,
})
