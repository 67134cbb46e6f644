// Feed span: the days or hours that an entry of a calendar app covers.
import type { EventFacts } from './event.ts'
import type { Moment } from './when.ts'

/** Whole days [from, until), or an hour with the zone that it is told in. */
export type EntrySpan =
  | { readonly kind: 'days'; readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }
  | { readonly kind: 'hours'; readonly from: Temporal.Instant; readonly until: Temporal.Instant; readonly zone: string }

/** A deadline fills the half hour before it; a meeting whose end is not known is shown as one hour. */
const BEFORE_DEADLINE = { minutes: 30 }
const WITHOUT_END = { hours: 1 }

/** What is not fixed stands on its first possible day alone; nothing is empty or ends before it begins. */
export const entrySpan = ({ kind, when }: Pick<EventFacts, 'kind' | 'when'>): EntrySpan => {
  if (when.kind === 'bounds') return { kind: 'days', from: when.from, until: when.from.add({ days: 1 }) }
  if (when.kind === 'days') {
    const next = when.from.add({ days: 1 })
    return {
      kind: 'days',
      from: when.from,
      until: Temporal.PlainDate.compare(when.until, next) < 0 ? next : when.until,
    }
  }
  return { kind: 'hours', ...(kind === 'deadline' ? deadlineHours(when) : hours(when)), zone: when.zone }
}

/** The instant of a deadline: the end of its span when it was given one. */
export const deadlineInstant = (when: Moment): Temporal.ZonedDateTime =>
  (when.until ?? when.at).toZonedDateTime(when.zone)

const deadlineHours = (when: Moment) => {
  const until = deadlineInstant(when).toInstant()
  return { from: until.subtract(BEFORE_DEADLINE), until }
}

const hours = (when: Moment) => {
  const from = when.at.toZonedDateTime(when.zone).toInstant()
  const until = when.until?.toZonedDateTime(when.zone).toInstant()
  return {
    from,
    until: until !== undefined && Temporal.Instant.compare(until, from) > 0 ? until : from.add(WITHOUT_END),
  }
}
