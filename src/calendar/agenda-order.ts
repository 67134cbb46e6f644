// Agenda order: by the first day it can fall on, dated things before undated ones, then the hour, then the short name.
import type { CalendarEvent } from './event.ts'
import { beginning } from './when.ts'

export const agendaOrder = (a: CalendarEvent, b: CalendarEvent): number =>
  Temporal.Instant.compare(beginning(a.when).toInstant(), beginning(b.when).toInstant()) ||
  rank(a) - rank(b) ||
  (a.slug < b.slug ? -1 : 1)

const rank = (event: CalendarEvent): number => (event.when.kind === 'bounds' ? 1 : 0)
