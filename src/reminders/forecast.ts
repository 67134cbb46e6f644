// Forecast: the reminders that a subscription sends within a span, computed from the calendar as it stands.
import type { CalendarEvent } from '#src/calendar/event.ts'
import type { Lead } from './lead.ts'
import { canRemind, dueAt } from './planned-time.ts'
import { follows, leadsOf, type Subscription } from './subscription.ts'

/** One reminder: of what, under which lead, when. */
export interface Foreseen {
  readonly event: CalendarEvent
  readonly lead: Lead
  readonly due: Temporal.Instant
}

/** Half-open: from the first instant on, before the second. */
export interface Span {
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** In order of time. What was held since counts: its reminders came before. */
export const forecast = (
  subscription: Subscription,
  events: readonly CalendarEvent[],
  { from, until }: Span,
): readonly Foreseen[] => {
  const found: Foreseen[] = []
  const leads = leadsOf(subscription)
  for (const event of events) {
    if (!follows(subscription, event) || !(canRemind(event) || event.state === 'held')) continue
    for (const { kind, lead, at } of leads) {
      if (kind !== 'any' && kind !== event.kind) continue
      const due = dueAt(event.when, lead, at)
      if (due !== undefined && isBefore(due, until) && !isBefore(due, from)) found.push({ event, lead, due })
    }
  }
  return found.sort((a, b) => Temporal.Instant.compare(a.due, b.due))
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
